/** Sign-ins of the consoles that run on 127.0.0.1 for practice and tests. They guard nothing and are the same on every machine. */
export const SIGN_IN = {
  rt: { name: 'root', password: 'password' },
  mesh: { name: 'admin', password: 'Admin-pass-1' },
  lam: { name: 'admin', password: 'Admin-pass-1' },
  ldap: { name: 'cn=admin,dc=client,dc=example', password: 'Admin-pass-1' },
  technician: { name: 'mkruse', password: 'Tech-pass-1' },
};
/** Where the directory keeps its people. */
export const PEOPLE = 'ou=People,dc=client,dc=example';
