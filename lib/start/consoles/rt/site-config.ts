/**
 * RT's site configuration. `WebDomain` must be the host the browser shows: RT compares the Referer of every change with it
 * (RT_Config.pm, RestrictReferrer) and answers a page of warning otherwise. 127.0.0.1 is allowed too, for programs.
 */
export function rtSiteConfig(state: string, port: number): string {
  return `Set($rtname, 'msp.example');
Set($Organization, 'msp.example');
Set($CorrespondAddress, 'rt@msp.example');
Set($CommentAddress, 'rt-comment@msp.example');
Set($WebDomain, 'rt.localhost');
Set($WebPort, ${port});
Set($WebPath, '');
Set(@ReferrerWhitelist, '127.0.0.1:${port}', 'localhost:${port}');
Set($DatabaseType, 'SQLite');
Set($DatabaseName, '${state}/rt.sqlite3');
Set($DatabaseAdmin, '');
Set($DatabaseUser, '');
Set($DatabasePassword, '');
Set($Timezone, 'UTC');
Set($LogToSyslog, undef);
Set($LogToSTDERR, 'warning');
Set($LogToFile, undef);
# no mail leaves the machine
Set($MailCommand, 'mbox');
Set($MasonDataDir, '${state}/mason');
Set($MasonSessionDir, '${state}/session');
Set($WebSessionClass, 'Apache::Session::File');
Set($WebRemoteUserAuth, 0);
Set($DevelMode, 0);
1;
`;
}
