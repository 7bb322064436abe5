@echo off
rem Starts ppm_desktop from this folder and keeps in it what it remembers; the first time, and after the folder was moved, it is set up, which takes a minute.
setlocal
set "ENVIRONMENT=%~dp0program\environment"
set "PPM_DESKTOP_SETTINGS=%~dp0ppm-desktop-data\settings"
set "PPM_DESKTOP_STATE=%~dp0ppm-desktop-data\state"
set "MPLCONFIGDIR=%~dp0ppm-desktop-data\fonts"
set "MADE_IN="
if exist "%ENVIRONMENT%\made-in.txt" set /p MADE_IN=<"%ENVIRONMENT%\made-in.txt"
if not %MADE_IN%.=="%~dp0program\". call "%~dp0program\prepare.cmd"
if errorlevel 1 (
    pause
    exit /b 1
)
start "" "%ENVIRONMENT%\Scripts\pythonw.exe" -m ppm_desktop %*
