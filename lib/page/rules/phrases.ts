import type { Concept } from './concepts.ts';

/**
 * What labels, names and ids say, in English, German, French, Spanish, Italian, Dutch and Portuguese, and in LDAP and SCIM. Commas part the phrases;
 * a phrase is matched as whole words, written together or apart (`first name` = firstName = first_name = firstname), without accents and small words.
 */
export const PHRASES: Record<Concept, string> = {
  'name.givenName':
    'first name,given name,forename,fname,first,given,first names,christian name,vorname,rufname,prenom,nombre pila,primer nombre,nombres,nome battesimo,voornaam,roepnaam,primeiro nome,nome proprio',
  'name.middleName':
    'middle name,middle initial,mname,middle,additional name,second name,zweiter vorname,deuxieme prenom,segundo nombre,secondo nome,tweede voornaam,nome meio,m i',
  'name.familyName':
    'last name,surname,family name,lname,last,family,second surname,last names,nachname,familienname,zuname,nom famille,apellido,apellidos,primer apellido,cognome,achternaam,familienaam,sobrenome,ultimo nome',
  displayName:
    'full name,display name,real name,complete name,whole name,common name,gecos,formatted name,first last name,first and last name,name surname,first name last name,first name and last name,your full name,anzeigename,vollstandiger name,voller name,vor und nachname,vorname nachname,vor nachname,vorname und nachname,nom complet,nom affiche,nom prenom,nom et prenom,prenom nom,prenom et nom,nombre completo,nombre apellidos,nombre y apellidos,nombre apellido,nome completo,nome cognome,nome e cognome,nome visualizzato,volledige naam,weergavenaam,voor achternaam,voor en achternaam,nome exibicao,nome sobrenome,nome apelido',
  name: 'name,naam,nom,nombre,nome,legal name,user full name,contact person,ansprechpartner,kontaktperson,my name',
  nickName: 'nickname,nick,preferred name,known as,chosen name,spitzname,surnom,apodo,soprannome,bijnaam,apelido',
  userName:
    'username,login,login name,user id,logon,logon name,sign in name,login id,userlogin,screen name,handle,account id,member id,user account,benutzername,benutzerkennung,anmeldename,nutzername,benutzer,kennung,identifiant,nom utilisateur,pseudo,nombre usuario,usuario,nome utente,gebruikersnaam,inlognaam,gebruiker,nome usuario,nome utilizador,utilizador,user,sso id,login email username,login identifier',
  userPrincipalName: 'upn,principal name',
  sAMAccountName:
    'sam account name,sam account,pre windows 2000,user logon name pre windows 2000,legacy logon name,domain user name',
  email:
    'email,mail,email address,mail address,emailaddr,email id,internet address,email adresse,mail adresse,courriel,adresse email,adresse electronique,adresse mail,correo,correo electronico,direccion correo,direccion correo electronico,direccion email,posta elettronica,indirizzo email,indirizzo posta elettronica,emailadres,endereco email,endereco correio eletronico,correio eletronico',
  emailAlias:
    'email alias,mail alias,alias,email aliases,aliases,proxy addresses,proxy address,other mails,other mail,mail alternate address,mail nickname,mail local address',
  phone:
    'phone,telephone,tel,phone number,telephone number,phone no,phone num,telno,contact number,contact no,day phone,work number,office number,business phones,home number,telefon,telefonnummer,rufnummer,tel nr,telefon nr,festnetz,numero telephone,telephone fixe,no telephone,telefono,numero telefono,num telefono,telefono fijo,recapito telefonico,telefoon,telefoonnummer,telefone,numero telefone',
  mobile:
    'mobile,cell,mobile phone,cell phone,mobile number,cell number,mobile no,mobile telephone,cellular,phone mobile,mobile phone number,cell phone number,sms,sms number,handy,mobil,mobiltelefon,mobilfunk,mobilnummer,handynummer,mobilfunknummer,portable,telephone portable,telephone mobile,numero portable,movil,celular,telefono movil,numero movil,telefono celular,cellulare,telefono cellulare,numero cellulare,mobiel,mobiele telefoon,mobiel nummer,mobiele nummer,telemovel,gsm',
  title:
    'job title,title,position,job position,function,job function,role title,professional title,designation,stellenbezeichnung,berufsbezeichnung,funktion,titel,titre,fonction,poste,intitule poste,cargo,puesto,titulo,posizione,mansione,qualifica,ruolo aziendale,titolo,functie,functietitel,funcao',
  department:
    'department,dept,department name,department number,division,business unit,organizational unit,organisational unit,org unit,team,team name,abteilung,bereich,service,departement,departamento,reparto,dipartimento,ufficio,afdeling,setor',
  organization:
    'company,company name,organization,organisation,organization name,organisation name,org,org name,employer,business,business name,company organization,firm,firm name,corporation,institution,affiliation,firma,firmenname,unternehmen,unternehmensname,organisationsname,betrieb,arbeitgeber,societe,entreprise,nom entreprise,nom societe,raison sociale,organisme,empresa,nombre empresa,compania,organizacion,razon social,azienda,nome azienda,societa,ragione sociale,organizzazione,ente,bedrijf,bedrijfsnaam,organisatie,organizacao,nome empresa,name organization,name organisation,name company,nom organisation',
  employeeNumber:
    'employee id,employee number,employee no,employee code,emp id,emp no,emp number,staff id,staff number,personnel number,personnel id,payroll number,payroll id,worker id,badge number,badge id,personalnummer,personal nr,mitarbeiternummer,mitarbeiter nr,matricule,numero employe,numero empleado,id empleado,matricola,numero matricola,numero dipendente,personeelsnummer,medewerkernummer,werknemersnummer,numero funcionario,matricula,numero colaborador',
  manager:
    'manager,supervisor,reports to,line manager,manager name,reporting manager,reporting to,direct manager,supervisor name,report to,vorgesetzter,vorgesetzte,fuhrungskraft,teamleiter,responsable,superieur,superieur hierarchique,gerente,jefe,responsabile,leidinggevende,gestor,chefe',
  streetAddress:
    'street,street address,address,address 1,address line 1,addr,addr 1,address line,address street,line 1,street 1,street name,address one,postal address,physical address,residential address,house address,street line 1,address line one,street and number,street address 1,strasse,str,strasse hausnummer,strasse und hausnummer,strasse nr,anschrift,adresse,adresse 1,adresszeile 1,adresszeile,rue,voie,adresse ligne 1,adresse postale,numero et rue,calle,direccion,direccion 1,domicilio,calle y numero,calle numero,indirizzo,indirizzo 1,indirizzo riga 1,straat,adres,straatnaam,adresregel 1,straat huisnummer,straat en huisnummer,rua,endereco,endereco 1,morada,logradouro,first line,via',
  locality:
    'city,town,suburb,locality,city name,city town,town city,municipality,village,address city,city locality,ort,stadt,wohnort,ortschaft,ville,commune,localite,ciudad,localidad,poblacion,municipio,citta,comune,localita,plaats,stad,woonplaats,cidade,cidade localidade,address level 2,post town',
  region:
    'state,province,region,county,state province,province state,state region,state or province,state territory,administrative area,address state,prefecture,state county,address level 1,bundesland,kanton,etat,estado,provincia,comunidad autonoma,regione,provincie,distrito',
  postalCode:
    'zip,zip code,postal code,postcode,zip postal,zip postal code,postal zip,postal zip code,postal,zip plus 4,pin code,plz,postleitzahl,code postal,cp,codigo postal,cap,codice postale,codice avviamento postale,cep,zip 5',
  country:
    'country,country name,country region,nation,country territory,usage location,country id,country residence,land,staat,pays,pais,paese,nazione,stato,pais region,pays region',
  timezone: 'time zone,tz,zeitzone,fuseau horaire,zona horaria,fuso orario,tijdzone,fuso horario,huso horario',
  preferredLanguage:
    'language,lang,locale,preferred language,interface language,language preference,display language,sprache,langue,langue preferee,idioma,lingua,taal,lingua preferita',
  role: 'role,roles,user type,access level,permission level,security role,account type,user level,permissions,privilege,privileges,user group,user groups,groups,group,access role,primary group,role name,role id,rolle,rollen,benutzerrolle,gruppe,gruppen,benutzergruppe,roles utilisateur,groupe,groupes,rol,perfil,grupo,grupos,ruolo,ruoli,gruppo,gruppi,groep,groepen,papel,funcao usuario,user profile,member type,security level',
  active:
    'active,enabled,status,account status,user status,is active,is enabled,aktiv,aktiviert,kontostatus,actif,active compte,statut,compte actif,activo,habilitado,estado cuenta,attivo,abilitato,actief,ingeschakeld,ativo,employment status',
  ticketNumber:
    'ticket number,ticket id,ticket,ticket no,ticket ref,ticket reference,case number,case id,incident number,incident id,service request number,request number,change number,ticketnummer,ticket nr,vorgangsnummer,numero ticket,numero incident',
  'not:secret':
    'password,passwd,pwd,pass,passphrase,passcode,passwort,kennwort,mot passe,motdepasse,contrasena,clave,parola chiave,wachtwoord,senha,palavra passe,pin,secret,otp,one time code,one time password,verification code,security code,confirmation code,auth code,authentication code,access code,two factor,2 fa,mfa code,mfa,totp,token,captcha,recaptcha,capcha,security question,security answer,secret question,secret answer,bestatigungscode,sicherheitscode,sicherheitsfrage,code verification,codigo verificacion,codice verifica,api key,secret key,private key,public key,ssh key,recovery code,maiden name,mother maiden name,mothers maiden name,invite code,invitation code,referral code,registration code,activation code,license key,product key,hint,password hint',
  'not:payment':
    'card number,credit card,credit card number,card no,cc number,cc num,cc name,card name,name on card,card holder,card type,cc type,cvv,cvc,cvv 2,cvc 2,csc,ccv,card code,card verification,card security code,expiry,expiry date,expiration,expiration date,exp date,exp month,exp year,expiry month,expiry year,expiration month,expiration year,valid until,iban,bic,swift,bank,bank name,account number,account no,routing number,sort code,kartennummer,karteninhaber,kreditkarte,ablaufdatum,kontonummer,kontoinhaber,numero carte,titulaire carte,numero tarjeta,titular tarjeta,numero carta,rekeningnummer,payment method,payment,currency,amount,price,coupon,coupon code,promo code,promotion code,promotional code,discount code,voucher,voucher code,gift card,gift card number,gift code,loyalty number,cost,budget,salary,donation,vat,vat number,vat id,tax id,tax number,siret,siren,nif,cif,cpf,cnpj,partita iva,codice fiscale,ust id,umsatzsteuer id,kvk,ein,name card,card holder name,account holder,holder name',
  'not:search':
    'search,filter,find,query,keyword,keywords,q,quick search,search term,search terms,search query,lookup,suche,suchen,suchbegriff,filtern,stichwort,recherche,rechercher,buscar,busqueda,cerca,ricerca,zoeken,zoek,zoekterm,pesquisar,pesquisa,procurar,sort,sort by,order by,per page,page size,jump to,go to,where,destination,departure,arrival',
  'not:other-person':
    'emergency,emergency phone,next kin,spouse,partner,father,mother,parent,guardian,child,friend,referrer,referred by,referral,recipient,recipient name,beneficiary,witness,reference,references,doctor,physician,assistant,secretary,sponsor,owner,assignee,assigned to,author,sender,bcc,cc,to,from,reply to,manager email,manager phone,manager id,supervisor email,supervisor phone,friend email,friend name,notfallkontakt,contact urgence,contacto emergencia,pet,team member',
  'not:address-part':
    'address 3,address line 3,addr 3,line 3,street 3,apt,apartment,suite,unit,flat,floor,building,room,po box,post office box,house number,house no,street number,street no,building number,landmark,neighborhood,neighbourhood,address type,address name,address label,hausnummer,hausnr,postfach,complement,batiment,etage,colonia,numero exterior,numero interior,piso,puerta,bloque,numero civico,civico,scala,interno,huisnummer,toevoeging,numero porta,andar,bairro,home page address,office,office location,physical delivery office name,site,room number,delivery instructions,zip 4,plus 4,zip ext,ip address,mac address,bitcoin address,wallet address,web address,domain name,domain,street type,street suffix,latitude,longitude',
  'not:address-2':
    'address 2,address line 2,addr 2,line 2,street 2,street line 2,address two,address line two,street address 2,second line,second address line,address second line,address continued,apt suite,apartment suite,apt suite unit,suite apt,adresszusatz,adresszeile 2,complement adresse,adresse 2,adresse ligne 2,direccion 2,indirizzo 2,adresregel 2,endereco 2',
  'not:kind':
    'type,kind,category,size,industry,sector,verified,visibility,preference,preferences,privacy,typ,art,tipo,soort,categorie,categoria,kategorie',
  accountName: 'account name,kontoname,nom compte,nombre cuenta,accountnaam',
  'not:phone-part':
    'extension,ext,phone ext,phone extension,area code,phone country code,dial code,dialing code,calling code,phone prefix,phone code,phone type,telephone type,phone area code,phone country,fax,fax number,telefax,faxnummer,facsimile,pager,vorwahl,landervorwahl,durchwahl,indicatif,prefijo,prefisso,indicativo,best time to call,time to call,extensie,voip,ip phone,sip,country calling code,facsimile telephone number,facsimile telephone,fax telephone,international code,telephone fax',
  'not:thing':
    'host name,host,server,server name,device,device name,machine,machine name,computer name,computer,file,file name,project,project name,product,product name,item,item name,brand,model,serial number,serial,port,protocol,database,database name,url,website,homepage,web,link,site name,app name,application,application name,quantity,qty,color,colour,vehicle,car,year make,event,event name,class,course,school,school name,university,college,group name,list name,key name,path,home folder,home drive,shell,directory,script path,logon script,gid,gid number,uid number,version,style,theme,template,license,licence,licenses,plan,order number,order id,invoice,invoice number,policy number,membership number,flight,hotel,check in,check out,guests,adults,children,rooms,priority,queue,time,date,format,date format,time format,signature,avatar,image,photo,picture,logo,icon,upload,resume,cv,cover letter,newsletter,subscribe,terms,agree,consent,remember me,remember,keep me,stay signed in,opt in,notification,notifications,auth source,authentication,auth method,authentication method,login source,api,two factor authentication,number employees,employees,facebook,twitter,linkedin,skype,instagram,youtube,google plus,github,telegram,whatsapp,icq,jabber,aim,social,question,hear about us,how did you hear,reason,expires,valid from,start date,end date,hire date,join date,rows per page,refresh,software,operating system,subnet,gateway,ssid',
  'not:text':
    'message,comment,comments,note,notes,description,subject,bio,biography,about,about me,about you,summary,details,feedback,review,inquiry,enquiry,text,body,content,memo,remark,remarks,nachricht,bemerkung,bemerkungen,kommentar,betreff,beschreibung,anmerkung,commentaire,commentaires,sujet,objet,mensaje,comentario,comentarios,asunto,descripcion,messaggio,commento,oggetto,descrizione,bericht,opmerking,opmerkingen,onderwerp,omschrijving,mensagem,assunto,observacoes,special requests,instructions,custom message,your message',
  'not:personal':
    'birthday,birth date,date birth,dob,birth,birth month,birth year,birth place,place birth,day,month,year,age,dd,mm,yyyy,yy,gender,sex,salutation,honorific,honorific prefix,name prefix,prefix,suffix,name suffix,honorific suffix,anrede,geburtsdatum,geburtstag,geschlecht,civilite,date naissance,sexe,fecha nacimiento,sexo,genero,tratamiento,data nascita,sesso,geboortedatum,geslacht,aanhef,data nascimento,nationality,nationalitat,nationalite,nacionalidad,citizenship,citizen,ssn,social security,social security number,social security no,national id,passport,passport number,drivers license,driver license,driver licence,license number,licence number,license plate,dni,rut,marital status,race,ethnicity,religion,height,weight,blood type,hobbies,interests,education,degree,grade,major,initials',
  'not:inverse':
    'disabled,inactive,suspended,locked,blocked,deactivated,banned,is disabled,gesperrt,deaktiviert,desactive,desactivado,disabilitato,uitgeschakeld,desativado,archived',
};

/** Words that carry no meaning of their own in a label or a name: taken out before phrases are looked for. */
export const SMALL_WORDS =
  'a an the of your you my for in on at with this that is are be here please enter provide choose select specify insert add optional required mandatory must new current original input inp txt textbox textfield field fld form frm ctl ctrl value val control edit create update register registration signup sign up reg de la le les du des l d der die das dein deine ihr ihre ihren bitte eingeben wahlen votre vos ma mon su tu el los las del il lo gli della dello dei di do da dos o os as uw je jouw het een van seu sua e g eg example ie field0 0';

/** In a name or an id these mean something else than on a label: `countryCode` is the country's own code, not a telephone's. */
export const NAME_PHRASES: Partial<Record<Concept, string>> = {
  country: 'country code,country iso,iso country',
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
