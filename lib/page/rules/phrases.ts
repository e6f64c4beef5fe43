import type { Concept } from './concepts.ts';

/**
 * What labels, names and ids say, in English, German, French, Spanish, Italian, Dutch and Portuguese, and in LDAP and SCIM. Commas part the phrases.
 * Before a semicolon stand those with choices: a slash parts words of which any may stand there, and a slash at the end says that the word may be missing:
 * `phone/tel number/` is phone, tel, phone number and tel number. A phrase is matched as whole words, written together or apart (`first name` = firstName = first_name = firstname), without accents
 * and small words; two phrases of one meaning side by side (`state/province`) need no phrase of their own.
 */
export const PHRASES: Record<Concept, string> = {
  'name.givenName':
    'first/given name/names/;christian name,forename,fname,vorname,rufname,prenom,nombre pila,primer nombre,nombres,nome battesimo,voornaam,roepnaam,primeiro nome,nome proprio',
  'name.middleName':
    'middle name/initial/,additional/second name;mname,zweiter vorname,deuxieme prenom,segundo nombre,secondo nome,tweede voornaam,nome meio,m i',
  'name.familyName':
    'last/family name/names/,second/ surname,primer/ apellido;lname,nachname,familienname,zuname,nom famille,apellidos,cognome,achternaam,familienaam,sobrenome,ultimo nome',
  displayName:
    'full/display/real/complete/whole/common/formatted name,first name/ last name,vollstandiger/voller name,vor/vorname nachname,nom complet/affiche/prenom,nombre completo/apellido/apellidos,nome completo/cognome/visualizzato/exibicao/sobrenome/apelido;gecos,name surname,anzeigename,prenom nom,volledige naam,weergavenaam,voor achternaam',
  name: 'name,naam,nom,nombre,nome,legal name,user full name,contact person,ansprechpartner,kontaktperson',
  nickName: 'nick name/,preferred/chosen name;known as,spitzname,surnom,apodo,soprannome,bijnaam,apelido',
  userName:
    'user/login name/id/,logon name/,user account/login,account/member/sso id,benutzer name/kennung/,nome utente/usuario/utilizador;screen name,sign in name,handle,anmeldename,nutzername,kennung,identifiant,nom utilisateur,pseudo,nombre usuario,usuario,utilizador,gebruikersnaam,inlognaam,gebruiker,login email username',
  userPrincipalName: 'upn,principal name',
  sAMAccountName:
    'sam account name/;pre windows 2000,user logon name pre windows 2000,legacy logon name,domain user name',
  email:
    'email/mail address/adresse/id/,adresse email/mail/electronique,direccion/ correo electronico/,direccion/indirizzo/endereco email,endereco/ correio eletronico;emailaddr,internet address,courriel,posta elettronica,indirizzo posta elettronica,emailadres',
  emailAlias:
    'email/mail/ alias/aliases,proxy address/addresses,other mail/mails,mail alternate/local address;mail nickname',
  phone:
    'phone/telephone/tel number/no/num/nr/,contact number/no,work/office/home number,telefon nummer/nr/,numero/no telephone,numero/num/ telefono,telefoon nummer/,numero/ telefone;day phone,business phones,rufnummer,festnetz,telephone fixe,telefono fijo,recapito telefonico',
  mobile:
    'mobile/cell phone/number/no/telephone/,mobile/cell phone number,phone/telephone mobile,sms number/,handy/mobil/mobilfunk nummer/,telephone/numero/ portable,telefono/numero/ movil/celular/cellulare,mobiel/mobiele telefoon/nummer/;cellular,mobiltelefon,telemovel,gsm',
  title:
    'job/ title/position/function,role/professional title,stellen/berufs bezeichnung,intitule/ poste,functie titel/;designation,funktion,titel,titre,fonction,cargo,puesto,titulo,posizione,mansione,qualifica,ruolo aziendale,titolo,funcao',
  department:
    'department/dept name/number/,business/organizational/organisational/org unit,team name/;division,abteilung,bereich,service,departement,departamento,reparto,dipartimento,ufficio,afdeling,setor',
  organization:
    'company/organization/organisation/org/business/firm name/,name company/organization/organisation,firmen/unternehmens/organisations name,nom/ societe/entreprise,nombre/nome/ empresa,nome/ azienda;employer,corporation,institution,affiliation,firma,unternehmen,betrieb,arbeitgeber,nom organisation,raison sociale,organisme,compania,organizacion,razon social,societa,ragione sociale,organizzazione,ente,bedrijf,bedrijfsnaam,organisatie,organizacao',
  employeeNumber:
    'employee/emp/staff/personnel/payroll/worker/badge id/number/no,personal/mitarbeiter nummer/nr,numero/ matricola,numero employe/empleado/dipendente/funcionario/colaborador,personeels/medewerker/werknemers nummer;employee code,matricule,id empleado,matricula',
  manager:
    'line/reporting/direct manager,manager/supervisor name/,report/reports/reporting to,superieur hierarchique/;vorgesetzter,vorgesetzte,fuhrungskraft,teamleiter,responsable,gerente,jefe,responsabile,leidinggevende,gestor,chefe',
  streetAddress:
    'street/address/addr line/ 1/one/,street address 1/,postal/physical/residential/house address,strasse hausnummer/nr/,adresse/adresszeile/direccion/indirizzo/endereco 1/,calle numero/,straat huisnummer/;line 1,first line,street name,street and number,str,anschrift,rue,voie,adresse ligne 1,adresse postale,numero rue,domicilio,indirizzo riga 1,adres,straatnaam,adresregel 1,rua,morada,logradouro,via',
  locality:
    'city/town name/;suburb,locality,municipality,village,address city,ort,stadt,wohnort,ortschaft,ville,commune,localite,ciudad,localidad,poblacion,municipio,citta,comune,localita,plaats,stad,woonplaats,cidade,localidade,address level 2,post town',
  region:
    'state territory/;province,region,county,administrative area,address state,prefecture,address level 1,bundesland,kanton,etat,estado,provincia,comunidad autonoma,regione,provincie,distrito',
  postalCode:
    'zip/postal code/,code/codigo postal,codice avviamento/ postale;postcode,zip plus 4,zip 5,pin code,plz,postleitzahl,cp,cap,cep',
  country:
    'country name/region/territory/id/residence/,pays/pais region/;nation,usage location,land,staat,paese,nazione,stato',
  timezone: 'fuso/huso horario;time zone,tz,zeitzone,fuseau horaire,zona horaria,fuso orario,tijdzone',
  preferredLanguage:
    'preferred/interface/display/ language,langue preferee/,lingua preferita/;lang,locale,language preference,sprache,idioma,taal',
  role: 'security/access/ role,role name/id,user/member/account type,access/permission/user/security level,benutzer/ rolle/gruppe;roles,permissions,privilege,privileges,group,groups,rollen,gruppen,roles utilisateur,groupe,groupes,rol,perfil,grupo,grupos,ruolo,ruoli,gruppo,gruppi,groep,groepen,papel,funcao usuario',
  active:
    'active compte/,compte/ actif;enabled,status,aktiv,aktiviert,kontostatus,statut,activo,habilitado,estado cuenta,attivo,abilitato,actief,ingeschakeld,ativo,employment status',
  ticketNumber:
    'ticket/case/incident number/id,ticket nummer/no/nr/ref/reference/,service/ request number,numero ticket/incident;change number,vorgangsnummer',
  'not:secret':
    'one time code/password,verification/security/confirmation/auth/authentication/access/recovery/registration/activation code,mfa code/,security/secret question/answer,bestatigungs/sicherheits code,api/secret/private/public/ssh/license/product key,mother/mothers/ maiden name;password,passwd,pwd,pass,passphrase,passcode,passwort,kennwort,mot passe,motdepasse,contrasena,clave,parola chiave,wachtwoord,senha,palavra passe,pin,secret,otp,two factor,2 fa,totp,token,captcha,sicherheitsfrage,code verification,codigo verificacion,codice verifica,hint',
  'not:payment':
    'card/cc number/no/num/name/type/code,credit/gift card number/,card holder/verification,card/ holder name,cvv/cvc 2/,expiry/expiration date/month/year/,exp date/month/year,bank name/,account number/no,karten nummer/inhaber,konto nummer/inhaber,numero carte/tarjeta/carta,payment method/,promo/discount code,vat number/id/,tax number/id,ust/umsatzsteuer id;name card,account holder,csc,ccv,valid until,iban,bic,swift,routing number,sort code,kreditkarte,ablaufdatum,titulaire carte,titular tarjeta,rekeningnummer,currency,amount,price,cost,siret,nif,cif,cpf,partita iva,codice fiscale,kvk,ein',
  'not:search':
    'search term/terms,sort by/;search,filter,find,query,keywords,q,lookup,suche,suchen,suchbegriff,filtern,stichwort,recherche,rechercher,buscar,busqueda,cerca,ricerca,zoeken,zoek,zoekterm,pesquisar,pesquisa,procurar,order by,per page,page size',
  'not:other-person':
    'emergency phone/,recipient name/,manager email/phone/id,supervisor email/phone;next kin,spouse,guardian,child,sponsor,beneficiary,witness,partner,father,mother,parent,referrer,referred by,referral,reference,references,doctor,physician,assistant,secretary,owner,assignee,assigned to,author,sender,bcc,cc,to,from,reply to,notfallkontakt,contact urgence,contacto emergencia,team member',
  'not:address-part':
    'address/addr line/ 3,line/street 3,house/street/building/room number,house/street no,address type/name/label,haus nummer/nr,numero/ civico,zip/plus 4,ip/mac/web address,domain name/;apt,apartment,suite,unit,flat,floor,building,room,po box,post office box,neighborhood,neighbourhood,postfach,complement,batiment,etage,colonia,piso,puerta,bloque,huisnummer,toevoeging,bairro,office,physical delivery office name,site',
  'not:address-2':
    'address/addr/street line/ 2,address line/ two,second address/ line,apt/apartment suite,adresse/adresszeile/direccion/indirizzo/adresregel/endereco 2;line 2,street address 2,address second line,address continued,apt suite unit,adresszusatz,complement adresse,adresse ligne 2',
  'not:kind':
    'type,kind,category,size,industry,sector,verified,visibility,preference,preferences,privacy,typ,art,tipo,soort,categorie,categoria,kategorie',
  accountName: 'account name,kontoname,nom compte,nombre cuenta,accountnaam',
  'not:phone-part':
    'phone ext/extension/prefix/code/type/country,phone/ area code,dial/dialing/calling/international code,fax/facsimile telephone/ number/,lander/ vorwahl;extension,ext,phone country code,country calling code,telephone type,faxnummer,telefax,telephone fax,pager,durchwahl,indicatif,prefijo,prefisso,indicativo,time to call,extensie,voip,ip phone,sip',
  'not:thing':
    'host/server/device/machine/computer/file/project/product/item/application/event/school name/,site/app/group/list/key name,serial number/,database name/,home folder/drive,gid/uid number,remember me/,auth/login source/method,authentication method/;model,port,protocol,url,website,homepage,web,link,university,college,path,directory,script path,logon script,gid,version,license,licence,licenses,invoice,priority,queue,time,date,format,membership number,terms,api,employees,github,valid from,software,operating system,subnet,gateway',
  'not:text':
    'about me/;message,comment,comments,note,notes,description,subject,bio,biography,summary,details,text,body,content,remark,remarks,nachricht,bemerkung,bemerkungen,kommentar,betreff,beschreibung,anmerkung,commentaire,commentaires,sujet,objet,mensaje,comentario,comentarios,asunto,descripcion,messaggio,commento,oggetto,descrizione,bericht,opmerking,opmerkingen,onderwerp,omschrijving,mensagem,assunto,observacoes,instructions',
  'not:personal':
    'birth date/place/,date/place birth,name/ prefix/suffix,social security number/no/,passport number/,license/licence number;birthday,dob,day,month,year,age,dd,mm,yyyy,yy,gender,sex,salutation,honorific,anrede,geburtsdatum,geburtstag,geschlecht,civilite,date naissance,sexe,fecha nacimiento,sexo,genero,tratamiento,data nascita,sesso,geboortedatum,geslacht,aanhef,data nascimento,nationality,nationalitat,nationalite,nacionalidad,citizenship,citizen,ssn,national id,dni,marital status,initials',
  'not:inverse':
    'disabled,inactive,suspended,locked,blocked,deactivated,banned,gesperrt,deaktiviert,desactive,desactivado,disabilitato,uitgeschakeld,desativado,archived',
};

/** Words that carry no meaning of their own in a label or a name: taken out before phrases are looked for. */
export const SMALL_WORDS =
  'a an the of your you my for in on at with this that is are be here please enter provide choose select specify insert add optional required mandatory must new current original input inp txt textbox textfield field fld form frm ctl ctrl value val control edit create update register registration signup sign up reg de la le les du des l d der die das dein deine ihr ihre ihren bitte eingeben wahlen votre vos ma mon su tu el los las del il lo gli della dello dei di do da dos o os as uw je jouw het een van seu sua e g eg example ie field0 0 and or und et y en';

/** In a name or an id these mean something else than on a label: `countryCode` is the country's own code, not a telephone's. */
export const NAME_PHRASES: Partial<Record<Concept, string>> = {
  country: 'country code/iso;iso country',
};
/** On a label they do not. */
export const LABEL_PHRASES: Partial<Record<Concept, string>> = {
  'not:phone-part': 'country code',
};

/** Words that count only when the text says nothing else: `Service` is a French department, `Service number` is not. */
export const ALONE =
  'user,service,via,cap,cp,land,poste,group,groups,status,position,sms,tel,dept,handle,str,stelle,from,to,cc,other';

/** Asking for the same again: such a field takes the same value as the one it repeats. */
export const AGAIN =
  'confirm,confirmation,repeat,retype,reenter,verify,again,wiederholen,wiederholung,bestatigen,confirmer,repetir,confirmar,ripeti,conferma,herhaal,bevestig';
/** Of several fields for one attribute, the one to fill. */
export const BETTER =
  'work,business,office,primary,main,principal,dienstlich,geschaftlich,bureau,travail,trabajo,oficina,lavoro,ufficio,werk,kantoor,trabalho';
/** And the one to leave. */
export const WORSE =
  'home,private,personal,secondary,second,other,alternate,alternative,additional,backup,recovery,previous,old,former,billing,shipping,privat,domicile,casa,thuis,prive,altro,autre,otro,outro';

/**
 * Whose or which, with those above: beside what a text says they take nothing from it (`Work phone`, `customer[city]`), and they let a run-together name be
 * taken apart.
 */
export const WHOSE =
  'user,usr,contact,customer,client,account,acct,bill,ship,admin,member,profile,person,applicant,guest,delivery,lead,subscriber,employee,staff,daytime,evening,login,mailing';

/** Prefixes of names and ids without a meaning. */
export const FILLERS =
  'new,edit,create,txt,text,input,field,form,str,the,my,your,register,registration,signup,reg,id,no,nr,number,num,re,invoice,payment,order,checkout,object,attr,attributes,data,value,select,ddl,cbo,cmb,lbl';
