# Builds the complete installer and the portable folder on a Windows machine:
#
#     powershell -ExecutionPolicy Bypass -File installer\windows\build.ps1
#     ... build.ps1 -Sign 'signtool sign /fd SHA256 /tr http://timestamp.digicert.com /td SHA256 /a'
#
# Needs Python 3.11 or newer with 64 bits and NSIS 3.08 or newer (winget install Python.Python.3.13 NSIS.NSIS), and the network for the packages,
# which are held to the hashes of the lock files. Needs no administrator. The files land in dist\.
param(
    [string]$Python = "py",     # the Python that builds, and that goes into the program
    [string]$Sign = "",         # signs programs and installer; the path of the file is added to it
    [string]$Out = "dist"
)
$ErrorActionPreference = "Stop"
Set-Location (Resolve-Path "$PSScriptRoot\..\..")

function Invoke-Step([string]$What, [string]$Program, [string[]]$Arguments) {
    Write-Host "--- $What"
    & $Program @Arguments
    if ($LASTEXITCODE -ne 0) { throw "$What failed with exit code $LASTEXITCODE. The reason is above." }
}

Invoke-Step "Looking for a Python that fits" $Python @("-c", "import struct, sys; sys.exit(sys.version_info < (3, 11) or struct.calcsize('P') != 8)")

# The environment of the builder: the locked packages, among them PyInstaller. Git may be missing; then the date of pyproject.toml is used.
if (-not $env:SOURCE_DATE_EPOCH -and (Get-Command git -ErrorAction SilentlyContinue)) {
    $env:SOURCE_DATE_EPOCH = (git log -1 --format=%ct)
}
Invoke-Step "Wheel" $Python @("-m", "installer.build", "wheel")
$BuilderPython = "build\package\venv\Scripts\python.exe"
$env:PPM_ICON = Join-Path (Get-Location) "build\package\ppm-desktop.ico"
Invoke-Step "Icon" $BuilderPython @("-c", "import os, pathlib, sys; sys.path.insert(0, '.'); from installer.release.icons import write_icon; write_icon(pathlib.Path(os.environ['PPM_ICON']))")
Invoke-Step "Program and its self-check" $Python @("-m", "installer.build", "check")

$OneFolder = "build\package\one-folder\ppm-desktop"
$Options = @("-m", "installer.windows.build", "--one-folder", $OneFolder, "--out", $Out)
if ($Sign) {
    foreach ($Name in "ppm-desktop.exe", "ppm.exe") {
        Invoke-Step "Signing $Name" "cmd.exe" @("/d", "/s", "/c", "`"$Sign `"$OneFolder\$Name`"`"")
    }
    $Options += @("--sign", $Sign)
}
$env:PYTHONPATH = (Get-Location).Path
Invoke-Step "Installer and portable folder" $BuilderPython $Options
Get-ChildItem $Out -Filter "*windows*" | ForEach-Object { "{0}  {1:N1} MB" -f $_.FullName, ($_.Length / 1e6) }
