/**
 * Words of labels that are said alike in every language, first in English: a phrase of two of them is found in any of the languages and in either order
 * (`Número de empleado`, `Personeelsnummer`, `name_user`). What stands in phrases.ts as it is written comes first.
 */
export const SYNONYMS =
  'number no nr num numero nummer n #;id identifiant identificador identificativo;code codigo codice;' +
  'name naam nom nombre nome;user usuario utente benutzer gebruiker gebruikers utilizador utilisateur utilisateurs usuarios utenti usr;' +
  'account konto compte cuenta conta;type tipo typ soort;level nivel niveau livello stufe ebene;' +
  'access acces acceso accesso acesso toegang toegangs zugriff zugriffs;security securite seguridad sicurezza seguranca sicherheits beveiligings;' +
  'role rol rolle ruolo rollen ruoli roles;group gruppe groupe grupo gruppo groep gruppen groupes grupos gruppi groepen groups;' +
  'permission permissions permiso permisos permessi permissoes berechtigung berechtigungs berechtigungen rechten recht rechte droits machtigingen autorisations autorizzazioni;' +
  'employee employe empleado empregado dipendente funcionario colaborador medewerker medewerkers werknemer werknemers personeels mitarbeiter staff personnel payroll worker emp badge pers;' +
  'case incident vorgangs fall storungs anfrage anfragen incidencia incidente caso solicitud solicitacao richiesta demande dossier meldings melding zaak segnalazione request chamado;' +
  'phone telephone telefono telefon telefone telefoon tel;mobile movil movel cellulare celular mobil mobiel mobiele portable cell cellular;' +
  'email emails mail correo;address adresse indirizzo direccion endereco adres;' +
  'company companhia compania compagnie firma firmen empresa societe entreprise azienda societa bedrijf bedrijfs unternehmen unternehmens organization organisation organisations organisatie organizacion organizzazione organizacao;' +
  'country land pays pais paese;region regio regiao regione;state estado etat stato staat;province provincia provincie provinz;' +
  'department departement departamento reparto dipartimento abteilung abteilungs afdeling afdelings;' +
  'principal principale prinzipal entita;unit unite unidad unita unidade eenheid einheit;' +
  'organizational organisational organizativa organizzativa organisationnelle organizacional;' +
  'active actif activo ativo ativa attivo actief aktiv activado ativado aktiviert geactiveerd habilitada';
