@echo off
rem Builds avatar4j on first use, then runs the command line. AVATAR_JAVA_OPTS is handed to the JVM.
rem After changing sources, delete avatar-server\target\avatar-server.jar to have it built again.
setlocal
set "HOME_DIR=%~dp0"
set "JAR=%HOME_DIR%avatar-server\target\avatar-server.jar"
set "LOG=%HOME_DIR%avatar-server\target\avatar-build.log"
set "JAVA=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "JAVA=%JAVA_HOME%\bin\java.exe"
"%JAVA%" -version >nul 2>&1
if errorlevel 1 (
  echo avatar: no Java found; install JDK 17 or newer, or set JAVA_HOME. 1>&2
  exit /b 2
)
if exist "%JAR%" goto run
where mvn >nul 2>&1
if errorlevel 1 (
  echo avatar: no Maven found; install Maven 3.8.7 or newer to build avatar4j. 1>&2
  exit /b 2
)
echo avatar: building avatar4j, which takes a minute the first time ... 1>&2
if not exist "%HOME_DIR%avatar-server\target" mkdir "%HOME_DIR%avatar-server\target"
pushd "%HOME_DIR%"
call mvn -q -B -DskipTests -pl avatar-server -am package >"%LOG%" 2>&1
if errorlevel 1 (
  popd
  echo avatar: the build failed; the log is in %LOG% 1>&2
  exit /b 2
)
popd
:run
"%JAVA%" -XX:+UseSerialGC -Xms64m -Xmx1g %AVATAR_JAVA_OPTS% -jar "%JAR%" %*
exit /b %ERRORLEVEL%
