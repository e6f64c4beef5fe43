import type { Concept } from './concepts.ts';

/**
 * What labels, names and ids say, in English, German, French, Spanish, Italian, Dutch and Portuguese, and in LDAP and SCIM. Commas part the phrases;
 * a slash parts words of which any may stand there, and a slash at the end says that the word may be missing: `phone/tel number/` is phone, tel, phone
 * number and tel number. A phrase is matched as whole words, written together or apart (`first name` = firstName = first_name = firstname), without accents
 * and small words; two phrases of one meaning side by side (`state/province`) need no phrase of their own.
 */
export const PHRASES: Record<Concept, string> = {
  'name.givenName':
    'first/given name/names/,christian name,forename,fname,vorname,rufname,prenom,nombre pila,primer nombre,nombres,nome battesimo,voornaam,roepnaam,primeiro nome,nome proprio',
  'name.middleName':
    'middle name/initial/,additional/second name,mname,zweiter vorname,deuxieme prenom,segundo nombre,secondo nome,tweede voornaam,nome meio,m i',
  'name.familyName':
    'last/family name/names/,second/ surname,lname,nachname,familienname,zuname,nom famille,primer/ apellido,apellidos,cognome,achternaam,familienaam,sobrenome,ultimo nome',
  displayName:
    'full/display/real/complete/whole/common/formatted name,gecos,first name/ last name,name surname,anzeigename,vollstandiger/voller name,vor/vorname nachname,nom complet/affiche/prenom,prenom nom,nombre completo/apellido/apellidos,nome completo/cognome/visualizzato/exibicao/sobrenome/apelido,volledige naam,weergavenaam,voor achternaam',
  name: 'name,naam,nom,nombre,nome,legal name,user full name,contact person,ansprechpartner,kontaktperson',
  nickName: 'nick name/,preferred/chosen name,known as,spitzname,surnom,apodo,soprannome,bijnaam,apelido',
  userName:
    'user/login name/id/,logon name/,user account/login,screen name,sign in name,handle,account/member/sso id,benutzer name/kennung/,anmeldename,nutzername,kennung,identifiant,nom utilisateur,pseudo,nombre usuario,usuario,nome utente/usuario/utilizador,utilizador,gebruikersnaam,inlognaam,gebruiker,login email username',
  userPrincipalName: 'upn,principal name',
  sAMAccountName:
    'sam account name/,pre windows 2000,user logon name pre windows 2000,legacy logon name,domain user name',
  email:
    'email/mail address/adresse/id/,emailaddr,internet address,courriel,adresse email/mail/electronique,direccion/ correo electronico/,posta elettronica,indirizzo posta elettronica,direccion/indirizzo/endereco email,emailadres,endereco/ correio eletronico',
  emailAlias:
    'email/mail/ alias/aliases,proxy address/addresses,other mail/mails,mail alternate/local address,mail nickname',
  phone:
    'phone/telephone/tel number/no/num/nr/,contact number/no,day phone,work/office/home number,business phones,telefon nummer/nr/,rufnummer,festnetz,numero/no telephone,telephone fixe,numero/num/ telefono,telefono fijo,recapito telefonico,telefoon nummer/,numero/ telefone',
  mobile:
    'mobile/cell phone/number/no/telephone/,mobile/cell phone number,cellular,phone/telephone mobile,sms number/,handy/mobil/mobilfunk nummer/,mobiltelefon,telephone/numero/ portable,telefono/numero/ movil/celular/cellulare,mobiel/mobiele telefoon/nummer/,telemovel,gsm',
  title:
    'job/ title/position/function,role/professional title,designation,stellen/berufs bezeichnung,funktion,titel,titre,fonction,intitule/ poste,cargo,puesto,titulo,posizione,mansione,qualifica,ruolo aziendale,titolo,functie titel/,funcao',
  department:
    'department/dept name/number/,division,business/organizational/organisational/org unit,team name/,abteilung,bereich,service,departement,departamento,reparto,dipartimento,ufficio,afdeling,setor',
  organization:
    'company/organization/organisation/org/business/firm name/,name company/organization/organisation,employer,corporation,institution,affiliation,firma,unternehmen,firmen/unternehmens/organisations name,betrieb,arbeitgeber,nom/ societe/entreprise,nom organisation,raison sociale,organisme,nombre/nome/ empresa,compania,organizacion,razon social,nome/ azienda,societa,ragione sociale,organizzazione,ente,bedrijf,bedrijfsnaam,organisatie,organizacao',
  employeeNumber:
    'employee/emp/staff/personnel/payroll/worker/badge id/number/no,employee code,personal/mitarbeiter nummer/nr,matricule,numero/ matricola,numero employe/empleado/dipendente/funcionario/colaborador,id empleado,personeels/medewerker/werknemers nummer,matricula',
  manager:
    'line/reporting/direct manager,manager/supervisor name/,report/reports/reporting to,vorgesetzter,vorgesetzte,fuhrungskraft,teamleiter,responsable,superieur hierarchique/,gerente,jefe,responsabile,leidinggevende,gestor,chefe',
  streetAddress:
    'street/address/addr line/ 1/one/,street address 1/,line 1,first line,street name,street and number,postal/physical/residential/house address,strasse hausnummer/nr/,str,anschrift,adresse/adresszeile/direccion/indirizzo/endereco 1/,rue,voie,adresse ligne 1,adresse postale,numero rue,calle numero/,domicilio,indirizzo riga 1,straat huisnummer/,adres,straatnaam,adresregel 1,rua,morada,logradouro,via',
  locality:
    'city/town name/,suburb,locality,municipality,village,address city,ort,stadt,wohnort,ortschaft,ville,commune,localite,ciudad,localidad,poblacion,municipio,citta,comune,localita,plaats,stad,woonplaats,cidade,localidade,address level 2,post town',
  region:
    'state territory/,province,region,county,administrative area,address state,prefecture,address level 1,bundesland,kanton,etat,estado,provincia,comunidad autonoma,regione,provincie,distrito',
  postalCode:
    'zip/postal code/,postcode,zip plus 4,zip 5,pin code,plz,postleitzahl,code/codigo postal,cp,cap,codice avviamento/ postale,cep',
  country:
    'country name/region/territory/id/residence/,nation,usage location,land,staat,pays/pais region/,paese,nazione,stato',
  timezone: 'time zone,tz,zeitzone,fuseau horaire,zona horaria,fuso orario,tijdzone,fuso/huso horario',
  preferredLanguage:
    'preferred/interface/display/ language,lang,locale,language preference,sprache,langue preferee/,idioma,lingua preferita/,taal',
  role: 'security/access/ role,roles,role name/id,user/member/account type,access/permission/user/security level,permissions,privilege,privileges,group,groups,benutzer/ rolle/gruppe,rollen,gruppen,roles utilisateur,groupe,groupes,rol,perfil,grupo,grupos,ruolo,ruoli,gruppo,gruppi,groep,groepen,papel,funcao usuario,user profile',
  active:
    'active compte/,enabled,status,aktiv,aktiviert,kontostatus,compte/ actif,statut,activo,habilitado,estado cuenta,attivo,abilitato,actief,ingeschakeld,ativo,employment status',
  ticketNumber:
    'ticket/case/incident number/id,ticket nummer/no/nr/ref/reference/,service/ request number,change number,vorgangsnummer,numero ticket/incident',
  'not:secret':
    'password,passwd,pwd,pass,passphrase,passcode,passwort,kennwort,mot passe,motdepasse,contrasena,clave,parola chiave,wachtwoord,senha,palavra passe,pin,secret,otp,one time code/password,verification/security/confirmation/auth/authentication/access/recovery/registration/activation code,two factor,2 fa,mfa code/,totp,token,captcha,recaptcha,security/secret question/answer,bestatigungs/sicherheits code,sicherheitsfrage,code verification,codigo verificacion,codice verifica,api/secret/private/public/ssh/license/product key,mother/mothers/ maiden name,hint',
  'not:payment':
    'card/cc number/no/num/name/type/code,credit/gift card number/,card holder/verification,name card,card/ holder name,account holder,cvv/cvc 2/,csc,ccv,expiry/expiration date/month/year/,exp date/month/year,valid until,iban,bic,swift,bank name/,account number/no,routing number,sort code,karten nummer/inhaber,kreditkarte,ablaufdatum,konto nummer/inhaber,numero carte/tarjeta/carta,titulaire carte,titular tarjeta,rekeningnummer,payment method/,currency,amount,price,promo/discount code,cost,budget,salary,vat number/id/,tax number/id,siret,nif,cif,cpf,partita iva,codice fiscale,ust/umsatzsteuer id,kvk,ein',
  'not:search':
    'search,search term/terms,filter,find,query,keyword,keywords,q,lookup,suche,suchen,suchbegriff,filtern,stichwort,recherche,rechercher,buscar,busqueda,cerca,ricerca,zoeken,zoek,zoekterm,pesquisar,pesquisa,procurar,sort by/,order by,per page,page size,jump/go to,where',
  'not:other-person':
    'emergency phone/,next kin,spouse,guardian,child,sponsor,beneficiary,witness,partner,father,mother,parent,friend email/name/,referrer,referred by,referral,recipient name/,reference,references,doctor,physician,assistant,secretary,owner,assignee,assigned to,author,sender,bcc,cc,to,from,reply to,manager email/phone/id,supervisor email/phone,notfallkontakt,contact urgence,contacto emergencia,team member',
  'not:address-part':
    'address/addr line/ 3,line/street 3,apt,apartment,suite,unit,flat,floor,building,room,po box,post office box,house/street/building/room number,house/street no,neighborhood,neighbourhood,address type/name/label,haus nummer/nr,postfach,complement,batiment,etage,colonia,numero exterior/interior/porta,piso,puerta,bloque,numero/ civico,scala,interno,huisnummer,toevoeging,andar,bairro,home page address,office,physical delivery office name,site,delivery instructions,zip/plus 4,zip ext,ip/mac/web address,domain name/,street type/suffix,latitude,longitude',
  'not:address-2':
    'address/addr/street line/ 2,address line/ two,line 2,street address 2,second address/ line,address second line,address continued,apt/apartment suite,apt suite unit,suite apt,adresszusatz,complement adresse,adresse ligne 2,adresse/adresszeile/direccion/indirizzo/adresregel/endereco 2',
  'not:kind':
    'type,kind,category,size,industry,sector,verified,visibility,preference,preferences,privacy,typ,art,tipo,soort,categorie,categoria,kategorie',
  accountName: 'account name,kontoname,nom compte,nombre cuenta,accountnaam',
  'not:phone-part':
    'extension,ext,phone ext/extension/prefix/code/type/country,phone/ area code,phone country code,dial/dialing/calling/international code,country calling code,telephone type,fax/facsimile telephone/ number/,faxnummer,telefax,telephone fax,pager,lander/ vorwahl,durchwahl,indicatif,prefijo,prefisso,indicativo,time to call,extensie,voip,ip phone,sip',
  'not:thing':
    'host/server/device/machine/computer/file/project/product/item/application/event/school name/,site/app/group/list/key name,model,serial number/,port,protocol,database name/,url,website,homepage,web,link,university,college,path,home folder/drive,shell,directory,script path,logon script,gid/uid number,gid,version,style,theme,template,license,licence,licenses,plan,invoice,priority,queue,time,date,format,membership number,newsletter,subscribe,stay signed in,signature,avatar,image,photo,picture,logo,icon,upload,terms,remember me/,notification,notifications,auth/login source/method,authentication method/,api,employees,linkedin,skype,github,social,question,reason,valid from,refresh,software,operating system,subnet,gateway',
  'not:text':
    'message,comment,comments,note,notes,description,subject,bio,biography,about me/,summary,details,feedback,review,inquiry,enquiry,text,body,content,memo,remark,remarks,nachricht,bemerkung,bemerkungen,kommentar,betreff,beschreibung,anmerkung,commentaire,commentaires,sujet,objet,mensaje,comentario,comentarios,asunto,descripcion,messaggio,commento,oggetto,descrizione,bericht,opmerking,opmerkingen,onderwerp,omschrijving,mensagem,assunto,observacoes,instructions',
  'not:personal':
    'birthday,birth date/place/,date/place birth,dob,day,month,year,age,dd,mm,yyyy,yy,gender,sex,salutation,honorific,name/ prefix/suffix,anrede,geburtsdatum,geburtstag,geschlecht,civilite,date naissance,sexe,fecha nacimiento,sexo,genero,tratamiento,data nascita,sesso,geboortedatum,geslacht,aanhef,data nascimento,nationality,nationalitat,nationalite,nacionalidad,citizenship,citizen,ssn,social security number/no/,national id,passport number/,license/licence number,dni,marital status,initials',
  'not:inverse':
    'disabled,inactive,suspended,locked,blocked,deactivated,banned,gesperrt,deaktiviert,desactive,desactivado,disabilitato,uitgeschakeld,desativado,archived',
};

/** Words that carry no meaning of their own in a label or a name: taken out before phrases are looked for. */
export const SMALL_WORDS =
  'a an the of your you my for in on at with this that is are be here please enter provide choose select specify insert add optional required mandatory must new current original input inp txt textbox textfield field fld form frm ctl ctrl value val control edit create update register registration signup sign up reg de la le les du des l d der die das dein deine ihr ihre ihren bitte eingeben wahlen votre vos ma mon su tu el los las del il lo gli della dello dei di do da dos o os as uw je jouw het een van seu sua e g eg example ie field0 0 and or und et y en';

/** In a name or an id these mean something else than on a label: `countryCode` is the country's own code, not a telephone's. */
export const NAME_PHRASES: Partial<Record<Concept, string>> = {
  country: 'country code/iso,iso country',
};
/** On a label they do not. */
export const LABEL_PHRASES: Partial<Record<Concept, string>> = {
  'not:phone-part': 'country code',
};

/** Words that count only when the text says nothing else: `Service` is a French department, `Service number` is not. */
export const ALONE =
  'user,service,via,cap,cp,land,poste,group,groups,status,position,sms,tel,dept,handle,str,stelle,from,to,cc,other';

/** Whose or which: beside what a text says they take nothing from it (`Work phone`, `customer[city]`), and they let a run-together name be taken apart. */
export const WHOSE =
  'user,usr,contact,customer,client,account,acct,billing,bill,shipping,ship,home,work,business,personal,primary,main,admin,member,profile,person,applicant,guest,delivery,lead,subscriber,employee,staff,confirm,confirmation,repeat,retype,reenter,verify,office,daytime,evening,login,mailing';

/** Prefixes of names and ids without a meaning. */
export const FILLERS =
  'new,edit,create,txt,text,input,field,form,str,the,my,your,register,registration,signup,reg,id,no,nr,number,num,re,invoice,payment,order,checkout,object,attr,attributes,data,value,select,ddl,cbo,cmb,lbl';
