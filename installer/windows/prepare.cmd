@echo off
rem Sets up ppm_desktop in the folder "environment" beside this file, from the packages in "wheels". Nothing is downloaded.
rem The Python in the folder "python" is used; without one, a Python @PYTHONS@ of this computer.
setlocal
cd /d "%~dp0"
set "UV=uv\uv.exe"
set "PYTHON=@PYTHON_RANGE@"
if exist "python\python.exe" set "PYTHON=%~dp0python\python.exe"
set "QUIETLY=--quiet --no-config --no-cache --offline --no-python-downloads"

"%UV%" venv %QUIETLY% --clear --python "%PYTHON%" environment
if errorlevel 1 goto no_python
"%UV%" pip install %QUIETLY% --python environment --link-mode copy --compile-bytecode --no-index --find-links wheels --no-deps --require-hashes -r requirements.lock
if errorlevel 1 goto no_packages
"%UV%" pip install %QUIETLY% --python environment --link-mode copy --compile-bytecode --no-index --find-links wheels --no-deps "ppm-desktop==@VERSION@"
if errorlevel 1 goto no_packages
environment\Scripts\python.exe -m ppm_desktop --self-check
if errorlevel 1 goto no_program
>environment\made-in.txt echo "%~dp0"
exit /b 0

:no_python
echo.
echo ppm_desktop needs Python @PYTHONS@ with 64 bits, and found none on this computer.
echo Install one for yourself, which needs no administrator, from https://www.python.org/downloads/ or the Microsoft Store; then try again.
exit /b 1

:no_packages
echo.
echo The packages of ppm_desktop could not be installed; the lines above say why. Nothing else on this computer was changed.
exit /b 1

:no_program
echo.
echo ppm_desktop was installed but does not work on this computer; the lines above say what failed.
exit /b 1
