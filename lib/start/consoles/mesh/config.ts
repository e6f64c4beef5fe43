/** MeshCentral's config.json: one private server on this machine that looks for nobody, updates nothing and answers under two names. */
export function meshConfig(port: number): string {
  const config = {
    settings: {
      cert: 'mesh.localhost',
      port,
      portBind: '127.0.0.1',
      redirPort: 0,
      mpsPort: 0,
      agentPort: 0,
      WANonly: true,
      exactPorts: true,
      sessionKey: 'practice-only',
      selfUpdate: false,
      localDiscovery: false,
      // its agents would be signed with a time stamp from the internet, one failing look-up each
      agentTimeStampServer: false,
      autoBackup: false,
      crowdsec: false,
    },
    domains: {
      '': {
        title: 'Example MSP remote support',
        newAccounts: false,
        minify: false,
        certUrl: '',
        allowedOrigin: ['mesh.localhost', '127.0.0.1'],
      },
    },
  };
  return `${JSON.stringify(config, null, 2)}\n`;
}
