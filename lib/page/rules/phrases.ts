import type { Concept } from './concepts.ts';

/**
 * What labels, names and ids say, in English, German, French, Spanish, Italian, Dutch and Portuguese, and in LDAP and SCIM. Commas part the phrases; each is
 * written together and lower-case, without accents and small words, and is matched as whole words however they are written (`firstname` = first name =
 * firstName = first_name). Two phrases of one meaning side by side (`state/province`) need no phrase of their own. Every form is spelled out: to work forms
 * out in the page took a quarter of the first scan.
 */
export const PHRASES: Record<Concept, string> = {
  'name.givenName':
    'firstname,firstnames,first,givenname,givennames,given,christianname,forename,fname,vorname,rufname,prenom,nombrepila,primernombre,nombres,nomebattesimo,voornaam,roepnaam,primeironome,nomeproprio',
  'name.middleName':
    'middlename,middleinitial,middle,additionalname,secondname,mname,zweitervorname,deuxiemeprenom,segundonombre,secondonome,tweedevoornaam,nomemeio,mi',
  'name.familyName':
    'lastname,lastnames,last,familyname,familynames,family,secondsurname,surname,primerapellido,apellido,lname,nachname,familienname,zuname,nomfamille,apellidos,cognome,achternaam,familienaam,sobrenome,ultimonome',
  displayName:
    'fullname,displayname,realname,completename,wholename,commonname,formattedname,firstnamelastname,firstlastname,vollstandigername,vollername,vornachname,vornamenachname,nomcomplet,nomaffiche,nomprenom,nombrecompleto,nombreapellido,nombreapellidos,nomecompleto,nomecognome,nomevisualizzato,nomeexibicao,nomesobrenome,nomeapelido,gecos,namesurname,anzeigename,prenomnom,volledigenaam,weergavenaam,voorachternaam',
  name: 'name,naam,nom,nombre,nome,legalname,userfullname,contactperson,ansprechpartner,kontaktperson',
  nickName: 'nickname,nick,preferredname,chosenname,knownas,spitzname,surnom,apodo,soprannome,bijnaam,apelido',
  userName:
    'username,userid,user,loginname,loginid,login,logonname,logon,useraccount,userlogin,accountid,memberid,ssoid,benutzername,benutzerkennung,benutzer,nomeutente,nomeusuario,nomeutilizador,screenname,signinname,handle,anmeldename,nutzername,kennung,identifiant,nomutilisateur,pseudo,nombreusuario,usuario,utilizador,gebruikersnaam,inlognaam,gebruiker,loginemailusername',
  userPrincipalName: 'upn,principalname',
  sAMAccountName: 'samaccountname,samaccount,prewindows2000,userlogonnameprewindows2000,legacylogonname,domainusername',
  email:
    'emailaddress,emailadresse,emailid,email,mailaddress,mailadresse,mailid,mail,adresseemail,adressemail,adresseelectronique,direccioncorreoelectronico,direccioncorreo,correoelectronico,correo,direccionemail,indirizzoemail,enderecoemail,enderecocorreioeletronico,correioeletronico,emailaddr,internetaddress,courriel,postaelettronica,indirizzopostaelettronica,emailadres',
  emailAlias:
    'emailalias,emailaliases,mailalias,mailaliases,alias,aliases,proxyaddress,proxyaddresses,othermail,othermails,mailalternateaddress,maillocaladdress,mailnickname',
  phone:
    'phonenumber,phoneno,phonenum,phonenr,phone,telephonenumber,telephoneno,telephonenum,telephonenr,telephone,telnumber,telno,telnum,telnr,tel,contactnumber,contactno,worknumber,officenumber,homenumber,telefonnummer,telefonnr,telefon,numerotelephone,notelephone,numerotelefono,numtelefono,telefono,telefoonnummer,telefoon,numerotelefone,telefone,dayphone,businessphones,rufnummer,festnetz,telephonefixe,telefonofijo,recapitotelefonico',
  mobile:
    'mobilephone,mobilenumber,mobileno,mobiletelephone,mobile,cellphone,cellnumber,cellno,celltelephone,cell,mobilephonenumber,cellphonenumber,phonemobile,telephonemobile,smsnumber,sms,handynummer,handy,mobilnummer,mobil,mobilfunknummer,mobilfunk,telephoneportable,numeroportable,portable,telefonomovil,telefonocelular,telefonocellulare,numeromovil,numerocelular,numerocellulare,movil,celular,cellulare,mobieltelefoon,mobielnummer,mobiel,mobieletelefoon,mobielenummer,mobiele,cellular,mobiltelefon,telemovel,gsm',
  title:
    'jobtitle,jobposition,jobfunction,title,position,function,roletitle,professionaltitle,stellenbezeichnung,berufsbezeichnung,intituleposte,poste,functietitel,functie,designation,funktion,titel,titre,fonction,cargo,puesto,titulo,posizione,mansione,qualifica,ruoloaziendale,titolo,funcao',
  department:
    'departmentname,departmentnumber,department,deptname,deptnumber,dept,businessunit,organizationalunit,organisationalunit,orgunit,teamname,team,division,abteilung,bereich,service,departement,departamento,reparto,dipartimento,ufficio,afdeling,setor',
  organization:
    'companyname,company,organizationname,organization,organisationname,organisation,orgname,org,businessname,business,firmname,firm,namecompany,nameorganization,nameorganisation,firmenname,unternehmensname,organisationsname,nomsociete,nomentreprise,societe,entreprise,nombreempresa,nomeempresa,empresa,nomeazienda,azienda,employer,corporation,institution,affiliation,firma,unternehmen,betrieb,arbeitgeber,nomorganisation,raisonsociale,organisme,compania,organizacion,razonsocial,societa,ragionesociale,organizzazione,ente,bedrijf,bedrijfsnaam,organisatie,organizacao',
  employeeNumber:
    'employeeid,employeenumber,employeeno,empid,empnumber,empno,staffid,staffnumber,staffno,personnelid,personnelnumber,personnelno,payrollid,payrollnumber,payrollno,workerid,workernumber,workerno,badgeid,badgenumber,badgeno,personalnummer,personalnr,mitarbeiternummer,mitarbeiternr,numeromatricola,matricola,numeroemploye,numeroempleado,numerodipendente,numerofuncionario,numerocolaborador,personeelsnummer,medewerkernummer,werknemersnummer,employeecode,matricule,idempleado,matricula',
  manager:
    'linemanager,reportingmanager,directmanager,managername,manager,supervisorname,supervisor,reportto,reportsto,reportingto,superieurhierarchique,superieur,vorgesetzter,vorgesetzte,fuhrungskraft,teamleiter,responsable,gerente,jefe,responsabile,leidinggevende,gestor,chefe',
  streetAddress:
    'streetline1,streetlineone,streetline,street1,streetone,street,addressline1,addresslineone,addressline,address1,addressone,address,addrline1,addrlineone,addrline,addr1,addrone,addr,streetaddress1,streetaddress,postaladdress,physicaladdress,residentialaddress,houseaddress,strassehausnummer,strassenr,strasse,adresse1,adresse,adresszeile1,adresszeile,direccion1,direccion,indirizzo1,indirizzo,endereco1,endereco,callenumero,calle,straathuisnummer,straat,line1,firstline,streetname,streetandnumber,str,anschrift,rue,voie,adresseligne1,adressepostale,numerorue,domicilio,indirizzoriga1,adres,straatnaam,adresregel1,rua,morada,logradouro,via',
  locality:
    'cityname,city,townname,town,suburb,locality,municipality,village,addresscity,ort,stadt,wohnort,ortschaft,ville,commune,localite,ciudad,localidad,poblacion,municipio,citta,comune,localita,plaats,stad,woonplaats,cidade,localidade,addresslevel2,posttown',
  region:
    'stateterritory,state,province,region,county,administrativearea,addressstate,prefecture,addresslevel1,bundesland,kanton,etat,estado,provincia,comunidadautonoma,regione,provincie,distrito',
  postalCode:
    'zipcode,zip,postalcode,postal,codepostal,codigopostal,codiceavviamentopostale,codicepostale,postcode,zipplus4,zip5,pincode,plz,postleitzahl,cp,cap,cep',
  country:
    'countryname,countryregion,countryterritory,countryid,countryresidence,country,paysregion,pays,paisregion,pais,nation,usagelocation,land,staat,paese,nazione,stato',
  timezone: 'fusohorario,husohorario,timezone,tz,zeitzone,fuseauhoraire,zonahoraria,fusoorario,tijdzone',
  preferredLanguage:
    'preferredlanguage,interfacelanguage,displaylanguage,language,languepreferee,langue,linguapreferita,lingua,lang,locale,languagepreference,sprache,idioma,taal',
  role: 'securityrole,accessrole,role,rolename,roleid,usertype,membertype,accounttype,accesslevel,permissionlevel,userlevel,securitylevel,benutzerrolle,benutzergruppe,rolle,gruppe,roles,permissions,privilege,privileges,group,groups,rollen,gruppen,rolesutilisateur,groupe,groupes,rol,perfil,grupo,grupos,ruolo,ruoli,gruppo,gruppi,groep,groepen,papel,funcaousuario',
  active:
    'activecompte,active,compteactif,actif,enabled,status,aktiv,aktiviert,kontostatus,statut,activo,habilitado,estadocuenta,attivo,abilitato,actief,ingeschakeld,ativo,employmentstatus',
  ticketNumber:
    'ticketnumber,ticketid,casenumber,caseid,incidentnumber,incidentid,ticketnummer,ticketno,ticketnr,ticketref,ticketreference,ticket,servicerequestnumber,requestnumber,numeroticket,numeroincident,changenumber,vorgangsnummer',
  'not:secret':
    'onetimecode,onetimepassword,verificationcode,securitycode,confirmationcode,authcode,authenticationcode,accesscode,recoverycode,registrationcode,activationcode,mfacode,mfa,securityquestion,securityanswer,secretquestion,secretanswer,bestatigungscode,sicherheitscode,apikey,secretkey,privatekey,publickey,sshkey,licensekey,productkey,mothermaidenname,mothersmaidenname,maidenname,password,passwd,pwd,pass,passphrase,passcode,passwort,kennwort,motpasse,motdepasse,contrasena,clave,parolachiave,wachtwoord,senha,palavrapasse,pin,secret,otp,twofactor,2fa,totp,token,captcha,sicherheitsfrage,codeverification,codigoverificacion,codiceverifica,hint',
  'not:payment':
    'cardnumber,cardno,cardnum,cardname,cardtype,cardcode,ccnumber,ccno,ccnum,ccname,cctype,cccode,creditcardnumber,creditcard,giftcardnumber,giftcard,cardholder,cardverification,cardholdername,holdername,cvv2,cvv,cvc2,cvc,expirydate,expirymonth,expiryyear,expiry,expirationdate,expirationmonth,expirationyear,expiration,expdate,expmonth,expyear,bankname,bank,accountnumber,accountno,kartennummer,karteninhaber,kontonummer,kontoinhaber,numerocarte,numerotarjeta,numerocarta,paymentmethod,payment,promocode,discountcode,vatnumber,vatid,vat,taxnumber,taxid,ustid,umsatzsteuerid,namecard,accountholder,csc,ccv,validuntil,iban,bic,swift,routingnumber,sortcode,kreditkarte,ablaufdatum,titulairecarte,titulartarjeta,rekeningnummer,currency,amount,price,cost,siret,nif,cif,cpf,partitaiva,codicefiscale,kvk,ein',
  'not:search':
    'searchterm,searchterms,sortby,sort,search,filter,find,query,keywords,q,lookup,suche,suchen,suchbegriff,filtern,stichwort,recherche,rechercher,buscar,busqueda,cerca,ricerca,zoeken,zoek,zoekterm,pesquisar,pesquisa,procurar,orderby,perpage,pagesize',
  'not:other-person':
    'emergencyphone,emergency,recipientname,recipient,manageremail,managerphone,managerid,supervisoremail,supervisorphone,nextkin,spouse,guardian,child,sponsor,beneficiary,witness,partner,father,mother,parent,referrer,referredby,referral,reference,references,doctor,physician,assistant,secretary,owner,assignee,assignedto,author,sender,bcc,cc,to,from,replyto,notfallkontakt,contacturgence,contactoemergencia,teammember',
  'not:address-part':
    'addressline3,address3,addrline3,addr3,line3,street3,housenumber,streetnumber,buildingnumber,roomnumber,houseno,streetno,addresstype,addressname,addresslabel,hausnummer,hausnr,numerocivico,civico,zip4,plus4,ipaddress,macaddress,webaddress,domainname,domain,apt,apartment,suite,unit,flat,floor,building,room,pobox,postofficebox,neighborhood,neighbourhood,postfach,complement,batiment,etage,colonia,piso,puerta,bloque,huisnummer,toevoeging,bairro,office,physicaldeliveryofficename,site',
  'not:address-2':
    'addressline2,address2,addrline2,addr2,streetline2,street2,addresslinetwo,addresstwo,secondaddressline,secondline,aptsuite,apartmentsuite,adresse2,adresszeile2,direccion2,indirizzo2,adresregel2,endereco2,line2,streetaddress2,addresssecondline,addresscontinued,aptsuiteunit,adresszusatz,complementadresse,adresseligne2',
  'not:kind':
    'type,kind,category,size,industry,sector,verified,visibility,preference,preferences,privacy,typ,art,tipo,soort,categorie,categoria,kategorie',
  accountName: 'accountname,kontoname,nomcompte,nombrecuenta,accountnaam',
  'not:phone-part':
    'phoneext,phoneextension,phoneprefix,phonecode,phonetype,phonecountry,phoneareacode,areacode,dialcode,dialingcode,callingcode,internationalcode,faxtelephonenumber,faxtelephone,faxnumber,fax,facsimiletelephonenumber,facsimiletelephone,facsimilenumber,facsimile,landervorwahl,vorwahl,extension,ext,phonecountrycode,countrycallingcode,telephonetype,faxnummer,telefax,telephonefax,pager,durchwahl,indicatif,prefijo,prefisso,indicativo,timetocall,extensie,voip,ipphone,sip',
  'not:thing':
    'hostname,host,servername,server,devicename,device,machinename,machine,computername,computer,filename,file,projectname,project,productname,product,itemname,item,applicationname,application,eventname,event,schoolname,school,sitename,appname,groupname,listname,keyname,serialnumber,serial,databasename,database,homefolder,homedrive,gidnumber,uidnumber,rememberme,remember,authsource,authmethod,loginsource,loginmethod,authenticationmethod,authentication,model,port,protocol,url,website,homepage,web,link,university,college,path,directory,scriptpath,logonscript,gid,version,license,licence,licenses,invoice,priority,queue,time,date,format,membershipnumber,terms,api,employees,github,validfrom,software,operatingsystem,subnet,gateway',
  'not:text':
    'aboutme,about,message,comment,comments,note,notes,description,subject,bio,biography,summary,details,text,body,content,remark,remarks,nachricht,bemerkung,bemerkungen,kommentar,betreff,beschreibung,anmerkung,commentaire,commentaires,sujet,objet,mensaje,comentario,comentarios,asunto,descripcion,messaggio,commento,oggetto,descrizione,bericht,opmerking,opmerkingen,onderwerp,omschrijving,mensagem,assunto,observacoes,instructions',
  'not:personal':
    'birthdate,birthplace,birth,datebirth,placebirth,nameprefix,namesuffix,prefix,suffix,socialsecuritynumber,socialsecurityno,socialsecurity,passportnumber,passport,licensenumber,licencenumber,birthday,dob,day,month,year,age,dd,mm,yyyy,yy,gender,sex,salutation,honorific,anrede,geburtsdatum,geburtstag,geschlecht,civilite,datenaissance,sexe,fechanacimiento,sexo,genero,tratamiento,datanascita,sesso,geboortedatum,geslacht,aanhef,datanascimento,nationality,nationalitat,nationalite,nacionalidad,citizenship,citizen,ssn,nationalid,dni,maritalstatus,initials',
  'not:inverse':
    'disabled,inactive,suspended,locked,blocked,deactivated,banned,gesperrt,deaktiviert,desactive,desactivado,disabilitato,uitgeschakeld,desativado,archived',
};

/** Words that carry no meaning of their own in a label or a name: taken out before phrases are looked for. */
export const SMALL_WORDS =
  'a an the of your you my for in on at with this that is are be here please enter provide choose select specify insert add optional required mandatory must new current original input inp txt textbox textfield field fld form frm ctl ctrl value val control edit create update register registration signup sign up reg de la le les du des l d der die das dein deine ihr ihre ihren bitte eingeben wahlen votre vos ma mon su tu el los las del il lo gli della dello dei di do da dos o os as uw je jouw het een van seu sua e g eg example ie field0 0 and or und et y en';

/** In a name or an id these mean something else than on a label: `countryCode` is the country's own code, not a telephone's. */
export const NAME_PHRASES: Partial<Record<Concept, string>> = {
  country: 'countrycode,countryiso,isocountry',
};
/** On a label they do not. */
export const LABEL_PHRASES: Partial<Record<Concept, string>> = {
  'not:phone-part': 'countrycode',
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
