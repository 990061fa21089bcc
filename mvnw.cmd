@echo off
rem Starts Maven on a JDK 25 or later. Looks at JAVA_HOME, the PATH and the usual folders of Windows.
setlocal enabledelayedexpansion
set "FOUND="
if defined JAVA_HOME call :try "%JAVA_HOME%"
if not defined FOUND for /f "delims=" %%J in ('where java 2^>nul') do if not defined FOUND call :try "%%~dpJ.."
for %%R in ("%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu" "%ProgramFiles%\Amazon Corretto" "%ProgramFiles%\BellSoft" "%USERPROFILE%\.jdks") do (
    if not defined FOUND if exist %%R for /d %%D in ("%%~R\*") do if not defined FOUND call :try "%%~D"
)
if not defined FOUND (
    echo mvnw: no JDK 25 or later found in JAVA_HOME, on the PATH or in the usual folders. Install one or set JAVA_HOME to it. 1>&2
    exit /b 1
)
set "JAVA_HOME=%FOUND%"
where mvn >nul 2>nul && (call mvn %* & exit /b !ERRORLEVEL!)
for /f "tokens=1,* delims==" %%A in ('findstr /b distributionUrl "%~dp0.mvn\wrapper\maven-wrapper.properties"') do set "URL=%%B"
for %%U in ("%URL%") do set "NAME=%%~nU"
set "NAME=!NAME:-bin.tar=!"
set "HOMEDIR=%USERPROFILE%\.m2\wrapper\dists\!NAME!"
if not exist "!HOMEDIR!\bin\mvn.cmd" (
    echo mvnw: no Maven on the PATH; downloading !NAME! 1>&2
    curl -fsSL -o "%TEMP%\maven.tar.gz" "%URL%" || (echo mvnw: the download failed. Install Maven 3.8.7 or later yourself. 1>&2 & exit /b 1)
    if not exist "%USERPROFILE%\.m2\wrapper\dists" mkdir "%USERPROFILE%\.m2\wrapper\dists"
    tar -xzf "%TEMP%\maven.tar.gz" -C "%USERPROFILE%\.m2\wrapper\dists" || exit /b 1
)
call "!HOMEDIR!\bin\mvn.cmd" %*
exit /b %ERRORLEVEL%

:try
if not exist "%~1\bin\javac.exe" exit /b 0
if not exist "%~1\release" exit /b 0
for /f "tokens=2 delims==" %%V in ('findstr /b JAVA_VERSION= "%~1\release"') do for /f "delims=. " %%M in (%%V) do if %%~M GEQ 25 set "FOUND=%~f1"
exit /b 0
