; A program in place of a real one, for trials of the installer where no Python for Windows runs: it writes down how it was started.
; As `uv venv ... environment` it makes the environment that uv would make, with itself in the place of the programs.
Unicode true
Target amd64-unicode
OutFile "${OUT}"
RequestExecutionLevel user
SilentInstall silent
!include "FileFunc.nsh"
!include "LogicLib.nsh"

Section
  FileOpen $0 "$EXEDIR\started.txt" a
  FileSeek $0 0 END
  FileWrite $0 "$CMDLINE$\r$\n"
  FileClose $0
  ${GetParameters} $1
  StrCpy $2 $1 4
  ${If} $2 == "venv"
    GetFullPathName $3 "."
    CreateDirectory "$3\environment\Scripts"
    CopyFiles /SILENT "$EXEPATH" "$3\environment\Scripts\python.exe"
    CopyFiles /SILENT "$EXEPATH" "$3\environment\Scripts\pythonw.exe"
    CopyFiles /SILENT "$EXEPATH" "$3\environment\Scripts\ppm-desktop.exe"
  ${EndIf}
  ${If} $1 == "--wait"
    ${DoUntil} ${FileExists} "$EXEDIR\end.txt"
      Sleep 200
    ${Loop}
  ${EndIf}
SectionEnd
