; The installer for Windows: for one person, without an administrator. Compiled by `python -m installer.windows.build`, on Linux or Windows.
;
;   setup.exe /S               install silently; the exit code is 0, or one of the codes below
;   setup.exe /S /D=C:\Place   in this folder (last on the line, without quotation marks)
;   uninstall.exe /S           remove silently
;
; Given by the builder: VERSION, NAME (ppm-desktop), TITLE, PUBLISHER, MIME, SUFFIX, PAYLOAD (folder), FILES (a script with the macros InstallFiles
; and RemoveFiles), ICON, OUT, PROGRAM (path of the program in the folder installed), SIZE (in KB).
; May be given: TARGET (amd64-unicode), SET_UP (when packages are to be set up at the end), SIGN (a command; the file's name is added to it).

Unicode true
!ifdef TARGET
  Target ${TARGET}
!endif
!ifdef SET_UP
  SetCompressor zlib ; the packages inside are compressed already
!else
  SetCompressor /SOLID lzma
!endif

!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "WinVer.nsh"
!include "x64.nsh"
!include "LogicLib.nsh"
!include "${FILES}"

!define OLD_WINDOWS 3 ; exit codes
!define IS_RUNNING 4
!define SET_UP_FAILED 5
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${NAME}"
!define APP_PATH_KEY "Software\Microsoft\Windows\CurrentVersion\App Paths\${NAME}.exe"
!define TYPE "${NAME}.plan"
!define SHORTCUT "$SMPROGRAMS\${TITLE}.lnk"

Name "${TITLE}"
OutFile "${OUT}"
BrandingText "${TITLE} ${VERSION}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${UNINSTALL_KEY}" "InstallLocation"
SetDateSave off ; files bear the day on which they are installed, and two builds do not differ by their dates
SetOverwrite on
ShowInstDetails nevershow
ShowUninstDetails nevershow
ManifestDPIAware true

VIProductVersion "${VERSION}.0"
VIFileVersion "${VERSION}.0"
VIAddVersionKey /LANG=0 "ProductName" "${TITLE}"
VIAddVersionKey /LANG=0 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "FileDescription" "${TITLE} ${VERSION}"
VIAddVersionKey /LANG=0 "CompanyName" "${PUBLISHER}"
VIAddVersionKey /LANG=0 "LegalCopyright" "${PUBLISHER}, MIT licence"

!ifdef SIGN
  !uninstfinalize '${SIGN} "%1"'
  !finalize '${SIGN} "%1"'
!endif

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_INSTFILES ; no question before it: what a person made stays anyway
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "German"

LangString OldWindows ${LANG_ENGLISH} "${TITLE} needs Windows 10 (version 1809 or newer) or Windows 11, with 64 bits."
LangString OldWindows ${LANG_GERMAN} "${TITLE} braucht Windows 10 (ab Version 1809) oder Windows 11 mit 64 Bit."
LangString IsRunning ${LANG_ENGLISH} "${TITLE} is open. Close it, then try again."
LangString IsRunning ${LANG_GERMAN} "${TITLE} ist geöffnet. Schließen Sie es, und versuchen Sie es dann noch einmal."
LangString SettingUp ${LANG_ENGLISH} "Setting up; this takes a minute"
LangString SettingUp ${LANG_GERMAN} "Wird eingerichtet; das dauert eine Minute"
LangString SetUpFailed ${LANG_ENGLISH} "${TITLE} could not be set up, and nothing was left behind. The reason is in"
LangString SetUpFailed ${LANG_GERMAN} "${TITLE} ließ sich nicht einrichten; es ist nichts zurückgeblieben. Der Grund steht in"
LangString PlanType ${LANG_ENGLISH} "Conferencing plan"
LangString PlanType ${LANG_GERMAN} "Konferenzplan"

; A program that runs cannot be replaced: Windows holds its file.
!macro RefuseWhileRunning
  ${If} ${FileExists} "$INSTDIR\${PROGRAM}"
    try_to_write:
    ClearErrors
    FileOpen $0 "$INSTDIR\${PROGRAM}" a
    ${If} ${Errors}
      MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(IsRunning)" /SD IDCANCEL IDRETRY try_to_write
      SetErrorLevel ${IS_RUNNING}
      Quit
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend

; Only what was installed, file by file: a folder that was there before, and what somebody put into ours, stays.
!macro RemoveProgram
  !insertmacro RemoveFiles
  !ifdef SET_UP
    RMDir /r "$INSTDIR\program\environment" ; made by set-up, for this program alone
    RMDir /r "$INSTDIR\program\python" ; has compiled files since it was used; there only if the builder gave it
    RMDir "$INSTDIR\program"
  !endif
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
!macroend

Function .onInit
  ${IfNot} ${AtLeastWin10}
  ${OrIfNot} ${AtLeastBuild} 17763 ; version 1809, the oldest that Qt 6.11 supports
  ${OrIfNot} ${RunningX64}
    MessageBox MB_OK|MB_ICONSTOP "$(OldWindows)" /SD IDOK
    SetErrorLevel ${OLD_WINDOWS}
    Quit
  ${EndIf}
FunctionEnd

Section "Program"
  SetShellVarContext current
  ; The version that is there goes first, wherever it is, so that nothing of it is left between the files of this one.
  ReadRegStr $1 HKCU "${UNINSTALL_KEY}" "InstallLocation"
  ${If} $1 != ""
  ${AndIf} ${FileExists} "$1\uninstall.exe"
    ExecWait '"$1\uninstall.exe" /S _?=$1' $2
    ${If} $2 = ${IS_RUNNING}
      MessageBox MB_OK|MB_ICONEXCLAMATION "$(IsRunning)" /SD IDOK
      SetErrorLevel ${IS_RUNNING}
      Quit
    ${EndIf}
    Delete "$1\uninstall.exe"
    RMDir "$1"
  ${EndIf}
  !insertmacro RefuseWhileRunning

  !insertmacro InstallFiles
  !ifdef SET_UP
    DetailPrint "$(SettingUp)"
    SetOutPath "$INSTDIR\program"
    nsExec::Exec '"$SYSDIR\cmd.exe" /d /s /c ""$INSTDIR\program\prepare.cmd" > "$TEMP\${NAME}-set-up.log" 2>&1"'
    Pop $0
    ${If} $0 != 0
      SetOutPath "$TEMP"
      !insertmacro RemoveProgram
      MessageBox MB_OK|MB_ICONSTOP "$(SetUpFailed) $TEMP\${NAME}-set-up.log" /SD IDOK
      SetErrorLevel ${SET_UP_FAILED}
      Quit
    ${EndIf}
  !endif
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\uninstall.exe"

  WriteRegStr HKCU "Software\Classes\${SUFFIX}" "" "${TYPE}"
  WriteRegStr HKCU "Software\Classes\${SUFFIX}" "Content Type" "${MIME}"
  WriteRegStr HKCU "Software\Classes\${SUFFIX}\OpenWithProgids" "${TYPE}" ""
  WriteRegStr HKCU "Software\Classes\${TYPE}" "" "$(PlanType)"
  WriteRegStr HKCU "Software\Classes\${TYPE}\DefaultIcon" "" "$INSTDIR\${NAME}.ico,0"
  WriteRegStr HKCU "Software\Classes\${TYPE}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'
  WriteRegStr HKCU "${APP_PATH_KEY}" "" "$INSTDIR\${PROGRAM}"
  CreateShortcut "${SHORTCUT}" "$INSTDIR\${PROGRAM}" "" "$INSTDIR\${NAME}.ico"

  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "${TITLE}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "${PUBLISHER}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\${NAME}.ico"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" ${SIZE}
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
  ${RefreshShellIcons}
SectionEnd

Section "Uninstall"
  SetShellVarContext current
  !insertmacro RefuseWhileRunning
  SetOutPath "$TEMP"
  !insertmacro RemoveProgram
  Delete "${SHORTCUT}"
  ; Another program may have taken over the file type since.
  ReadRegStr $0 HKCU "Software\Classes\${SUFFIX}" ""
  ${If} $0 == "${TYPE}"
    DeleteRegValue HKCU "Software\Classes\${SUFFIX}" ""
    DeleteRegValue HKCU "Software\Classes\${SUFFIX}" "Content Type"
  ${EndIf}
  DeleteRegValue HKCU "Software\Classes\${SUFFIX}\OpenWithProgids" "${TYPE}"
  DeleteRegKey /ifempty HKCU "Software\Classes\${SUFFIX}\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "Software\Classes\${SUFFIX}"
  DeleteRegKey HKCU "Software\Classes\${TYPE}"
  DeleteRegKey HKCU "${APP_PATH_KEY}"
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
  ${RefreshShellIcons}
SectionEnd
