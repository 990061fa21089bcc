@echo off
rem Policy Playground: the window without arguments, a command with them. Finds a JDK 25 or later.
setlocal
set "FOUND="
if defined JAVA_HOME call :try "%JAVA_HOME%"
if not defined FOUND for /f "delims=" %%J in ('where java 2^>nul') do if not defined FOUND call :try "%%~dpJ.."
for %%R in ("%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu" "%ProgramFiles%\Amazon Corretto" "%ProgramFiles%\BellSoft" "%USERPROFILE%\.jdks") do (
    if not defined FOUND if exist %%R for /d %%D in ("%%~R\*") do if not defined FOUND call :try "%%~D"
)
if not defined FOUND (
    echo playground: no Java 25 or later found in JAVA_HOME, on the PATH or in the usual folders. 1>&2
    exit /b 70
)
if "%~1"=="" (
    "%FOUND%\bin\java" --enable-native-access=javafx.graphics,org.xerial.sqlitejdbc,com.sun.jna --module-path "%~dp0..\lib" --module dev.policyplayground/dev.policyplayground.app.Launcher
) else (
    "%FOUND%\bin\java" -XX:+UseSerialGC -Dfile.encoding=UTF-8 --enable-native-access=ALL-UNNAMED -cp "%~dp0..\lib\*" dev.policyplayground.app.Launcher %*
)
exit /b %ERRORLEVEL%

:try
if not exist "%~1\bin\java.exe" exit /b 0
if not exist "%~1\release" exit /b 0
for /f "tokens=2 delims==" %%V in ('findstr /b JAVA_VERSION= "%~1\release"') do for /f "delims=. " %%M in (%%V) do if %%~M GEQ 25 set "FOUND=%~f1"
exit /b 0
