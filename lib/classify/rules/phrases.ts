import type { Concept } from './concepts.ts';

/**
 * What labels, names and ids say, in English, German, French, Spanish, Italian, Dutch and Portuguese, and in LDAP and SCIM. Commas part the phrases; each is
 * written together and lower-case, without accents and small words, and is matched as whole words however they are written (`firstname` = first name =
 * firstName = first_name). Two phrases of one meaning side by side (`state/province`) need no phrase of their own. Every form is spelled out: to work forms
 * out in the page took a quarter of the first scan.
 */
export const PHRASES: Record<Concept, string> = {
  'name.givenName':
    'firstname,firstnames,first,givenname,givennames,given,christianname,forename,fname,vorname,rufname,prenom,nombrepila,primernombre,nombres,nomebattesimo,voornaam,roepnaam,primeironome,nomeproprio,vornamen,prenoms,voornamen,primonome',
  'name.middleName':
    'middlename,middleinitial,middle,additionalname,secondname,mname,zweitervorname,deuxiemeprenom,segundonombre,secondonome,tweedevoornaam,nomemeio,mi,secondprenom,autresprenoms,weiterevornamen,mittelname,segundonome',
  'name.familyName':
    'lastname,lastnames,last,familyname,familynames,family,surname,primerapellido,apellido,lname,nachname,familienname,zuname,nomfamille,apellidos,cognome,achternaam,familienaam,sobrenome,ultimonome,nompatronymique,nomefamilia',
  displayName:
    'fullname,displayname,realname,completename,wholename,commonname,formattedname,firstnamelastname,firstlastname,vollstandigername,vollername,vornachname,vornamenachname,nomcomplet,nomaffiche,nomprenom,nombrecompleto,nombreapellido,nombreapellidos,nomecompleto,nomecognome,nomevisualizzato,nomeexibicao,nomesobrenome,nomeapelido,gecos,namesurname,anzeigename,prenomnom,volledigenaam,weergavenaam,voorachternaam,nominativo,nomaffichage,nomafficher,nombremostrar,nombrevisible,nomevisualizzare,nomeapresentar',
  name: 'name,legalname,userfullname,contactperson,ansprechpartner,kontaktperson,contactpersoon',
  nickName:
    'goesby,alcunha,nickname,nick,preferredname,chosenname,knownas,spitzname,surnom,apodo,soprannome,bijnaam,apelido,preferredfirstname,nomesocial',
  userName:
    'username,userid,user,loginname,login,logonname,logon,useraccount,accountid,memberid,ssoid,nomeutente,nomeusuario,nomeutilizador,screenname,signinname,handle,anmeldename,nutzername,kennung,identifiant,nomutilisateur,pseudo,nombreusuario,inlognaam,loginemailusername,anmeldekennung,aanmeldnaam,signin,nomconnexion,nomouverturesession,nombreiniciosesion,nomeiniciosessao,iduser,useraccess,nameaccess',
  userPrincipalName: 'upn,principalname,nameprincipaluser,nameuserprincipal',
  sAMAccountName:
    'samaccountname,samaccount,prewindows2000,userlogonnameprewindows2000,legacylogonname,domainusername,windows2000,nameaccountsam,downlevellogonname',
  email:
    'emailaddress,emailid,email,adresseemail,adressemail,adresseelectronique,direccioncorreoelectronico,direccioncorreo,correoelectronico,direccionemail,indirizzoemail,enderecoemail,enderecocorreioeletronico,correioeletronico,emailaddr,internetaddress,courriel,postaelettronica,indirizzopostaelettronica,messagerie,addressmessagerie,mel',
  emailAlias:
    'emailalias,emailaliases,alias,aliases,proxyaddress,proxyaddresses,othermail,othermails,mailalternateaddress,maillocaladdress,mailnickname,emailaliassen,emailaliasse',
  phone:
    'phonenumber,phone,telno,telnr,contactnumber,worknumber,officenumber,homenumber,numerotelephone,notelephone,numerotelefono,numtelefono,numerotelefone,dayphone,businessphones,rufnummer,festnetz,telephonefixe,telefonofijo,recapitotelefonico,directline,landline,lignedirecte,festnetznummer,diensttelefon,burotelefon,telfixe,tfno,vastnummer',
  mobile:
    'mobilephone,mobilenumber,mobile,mobilephonenumber,phonemobile,smsnumber,sms,handynummer,handy,mobilfunknummer,mobilfunk,numeroportable,numeromovil,numerocelular,numerocellulare,telemovel,gsm,cellulaire,diensthandy,06nummer',
  title:
    'posteoccupe,incarico,jobtitle,jobposition,jobfunction,title,position,function,roletitle,professionaltitle,stellenbezeichnung,berufsbezeichnung,intituleposte,poste,functie,designation,funktion,titel,titre,fonction,cargo,puesto,titulo,posizione,mansione,qualifica,ruoloaziendale,titolo,funcao,occupation,profession,tatigkeit,beruf,stelle,jobtitel,amtsbezeichnung,emploi,profesion,ocupacion,professione,beroep,functiebenaming,profissao,posicao,ocupacao,functieomschrijving',
  department:
    'departmentname,departmentnumber,department,deptname,deptnumber,dept,businessunit,organizationalunit,orgunit,teamname,team,division,bereich,service,ufficio,setor,companyunit,fachbereich,geschaftsbereich,direction,pole,area,seccion,settoreaziendale,divisione,divisie,bedrijfsonderdeel,divisao,secao',
  organization:
    'datorelavoro,companyname,company,orgname,org,businessname,business,firmname,firm,namecompany,employer,corporation,institution,affiliation,betrieb,arbeitgeber,raisonsociale,organisme,razonsocial,ragionesociale,ente,employeur,etablissement,empleador,empregador,ditta,onderneming,werkgever,entidade,instituicao,kundenfirma,razaosocial',
  employeeNumber:
    'mitarbeiterausweisnummer,ausweisnummermitarbeiter,legajo,numerolegajo,numeromecanografico,employeeid,employeenumber,empid,empno,personalnummer,personalnr,numeromatricola,matricola,numeroemploye,numeroempleado,numerodipendente,numerofuncionario,numerocolaborador,employeecode,matricule,idempleado,matricula',
  manager:
    'chefservice,administradordirecto,linemanager,reportingmanager,directmanager,managername,manager,supervisorname,supervisor,reportto,reportsto,reportingto,superieurhierarchique,superieur,vorgesetzter,vorgesetzte,fuhrungskraft,teamleiter,responsable,gerente,jefe,responsabile,leidinggevende,gestor,chefe,berichtetan,gestionnaire,n1,superior,reportaa,superiore,capo,rapporteertaan,responsavel,chefia,vorgesetzten,teamleider',
  streetAddress:
    'viapiazza,streetline1,streetlineone,streetline,street1,streetone,street,addressline1,addresslineone,addressline,address1,addressone,address,addrline1,addrlineone,addrline,addr1,addrone,addr,postaladdress,physicaladdress,residentialaddress,houseaddress,strassehausnummer,strassenr,strasse,adresszeile1,adresszeile,callenumero,calle,straathuisnummer,straat,line1,firstline,streetname,streetandnumber,str,anschrift,rue,voie,adresseligne1,adressepostale,numerorue,domicilio,indirizzoriga1,straatnaam,adresregel1,rua,morada,logradouro,via,geschaftsadresse,postanschrift,postadres,bezoekadres,vianumero,vianumerocivico',
  locality:
    'cityname,city,townname,town,suburb,locality,municipality,village,addresscity,ort,stadt,wohnort,ortschaft,ville,commune,localite,ciudad,localidad,poblacion,municipio,citta,comune,localita,plaats,stad,woonplaats,cidade,localidade,addresslevel2,posttown,gemeinde,gemeente,vestigingsplaats',
  region:
    'stateterritory,state,province,region,county,administrativearea,addressstate,prefecture,addresslevel1,bundesland,kanton,comunidadautonoma,distrito,bundesstaat,canton,uf',
  postalCode:
    'zipcode,zip,postalcode,postal,codepostal,codiceavviamentopostale,codicepostale,postcode,zipplus4,zip5,pincode,plz,postleitzahl,cp,cap,cep,eircode',
  country:
    'countryname,countryregion,countryterritory,countryid,countryresidence,country,nation,usagelocation,staat,nazione,stato,nutzungsstandort,verwendungsstandort,lieuutilisation,emplacementutilisation,ubicacionuso,localitautilizzo,gebruikslocatie,localuso',
  timezone: 'fusohorario,husohorario,timezone,tz,zeitzone,fuseauhoraire,zonahoraria,fusoorario,tijdzone',
  preferredLanguage:
    'preferredlanguage,interfacelanguage,displaylanguage,language,languepreferee,langue,linguapreferita,lingua,lang,locale,languagepreference,sprache,idioma,taal,lenguaje,languepreference',
  role: 'securityrole,accessrole,role,rolename,roleid,usertype,membertype,accounttype,accesslevel,permissionlevel,userlevel,securitylevel,privilege,privileges,group,perfil,papel,funcaousuario,profil,profilo,userprofile,permission,securitygroup,permissiongroup,accessgroup,profiletype,typeuser,habilitation,machtigungen,securityfunction,papeis,funcionseguridad',
  active:
    'active,enabled,status,statut,habilitado,estadocuenta,abilitato,ingeschakeld,employmentstatus,estatus,situacao',
  ticketNumber:
    'ticketnumber,ticketid,casenumber,caseid,ticketref,ticketreference,ticket,servicerequestnumber,numeroticket,numeroincident,changenumber,casereference,vorgang,chamado',
  'not:secret':
    'onetimecode,verificationcode,securitycode,confirmationcode,authcode,authenticationcode,accesscode,recoverycode,registrationcode,activationcode,mfa,apikey,privatekey,publickey,sshkey,licensekey,productkey,maidenname,password,passwd,pwd,pass,passphrase,passwort,kennwort,motpasse,motdepasse,contrasena,clave,parolachiave,wachtwoord,senha,palavrapasse,pin,secret,otp,twofactor,2fa,totp,token,captcha,hint',
  'not:payment':
    'cvv,cvc,expiry,expiration,bank,accountnumber,paymentmethod,payment,promocode,discountcode,vat,ustid,csc,ccv,iban,kreditkarte,amount,exp,card,holder,karten,carte,tarjeta,carta,inhaber,tax',
  'not:search':
    'sort,search,filter,find,query,keywords,q,suche,suchen,filtern,recherche,rechercher,buscar,cerca,ricerca,zoeken,pesquisar,procurar',
  'not:other-person':
    'emergency,recipient,nextkin,spouse,guardian,child,sponsor,beneficiary,witness,partner,father,mother,parent,referrer,referral,reference,doctor,physician,assistant,secretary,owner,assignee,assignedto,author,sender,bcc,cc,to,from,replyto,teammember,approver,genehmiger,freigeber,approbateur,aprobador,approvatore,goedkeurder,aprovador,antragsteller,notify,groupemail,smtp,imap,pop3,proxy,ldap,database,vendor,supplier,server,accountmanager,stellvertreter,urgence,emergencia,emergenza,notfall,referred,requested,approved',
  'not:address-part':
    'addressline3,address3,addrline3,addr3,line3,street3,housenumber,streetnumber,houseno,addresstype,addressname,addresslabel,hausnummer,hausnr,civico,zip4,ipaddress,macaddress,webaddress,domain,apt,apartment,suite,unit,flat,floor,building,room,pobox,neighborhood,neighbourhood,postfach,complement,batiment,etage,colonia,piso,puerta,bloque,huisnummer,toevoeging,bairro,office,site',
  'not:address-2':
    'addressline2,address2,addrline2,addr2,streetline2,street2,addresslinetwo,addresstwo,secondaddressline,secondline,aptsuite,apartmentsuite,adresszeile2,adresregel2,line2,streetaddress2,addresssecondline,addresscontinued,aptsuiteunit,adresszusatz,complementadresse,adresseligne2',
  'not:kind':
    'type,kind,category,size,industry,sector,verified,visibility,preference,preferences,privacy,art,categorie,categoria,kategorie',
  accountName: 'accountname',
  'not:phone-part':
    'phoneext,phoneextension,phoneprefix,phonecode,phonetype,phonecountry,phoneareacode,areacode,dialcode,dialingcode,callingcode,faxtelephone,fax,facsimiletelephone,facsimile,vorwahl,extension,ext,phonecountrycode,countrycallingcode,telefax,pager,durchwahl,indicatif,prefijo,prefisso,indicativo,extensie,voip,ipphone,sip',
  'not:thing':
    'host,servername,device,machine,computer,file,project,product,item,application,event,school,serial,loginsource,loginmethod,model,url,website,homepage,web,link,university,college,path,directory,license,licence,invoice,priority,time,date,loginshell,shell,groupname,logonscript',
  'not:text':
    'aboutme,about,message,comment,comments,note,notes,description,subject,bio,biography,summary,details,text,body,content,remark,remarks,instructions',
  'not:personal':
    'birth,prefix,suffix,socialsecurity,passport,dob,day,month,year,age,dd,mm,yyyy,yy,gender,sex,salutation,honorific,anrede,geschlecht,civilite,sexe,sexo,genero,tratamiento,sesso,geslacht,aanhef,nationality,nationalitat,nationalite,nacionalidad,citizen,ssn,dni,maritalstatus,initials,akademischertitel,geburts,naissance,nacimiento,nascita,geboorte,nascimento',
  'not:inverse':
    'disabled,inactive,suspended,locked,blocked,deactivated,banned,gesperrt,deaktiviert,desactive,desactivado,disabilitato,uitgeschakeld,desativado,archived',
};

/** Words that carry no meaning of their own in a label or a name: taken out before phrases are looked for. */
export const SMALL_WORDS =
  'a an the of your you my for in on at with this that is are be here please enter provide choose select specify insert add optional required mandatory must new current original input inp txt textbox textfield field fld form frm ctl ctrl value val control edit create update register registration signup sign up reg de la le les du des l d der die das dein deine ihr ihre ihren bitte eingeben wahlen votre vos ma mon su tu el los las del il lo gli della dello dei di do da dos o os as uw je jouw het een van seu sua e g eg example ie field0 0 and or und et y en oder ou dell all s para';

/** In a name or an id these mean something else than on a label: `countryCode` is the country's own code, not a telephone's. */
export const NAME_PHRASES: Partial<Record<Concept, string>> = {
  country: 'countrycode,countryiso,isocountry',
};
/** On a label they do not. */
export const LABEL_PHRASES: Partial<Record<Concept, string>> = {
  'not:phone-part': 'countrycode',
  'not:thing': 'rolename',
  active: 'accountstate,userstate',
};

/** Words that count only when the text says nothing else: `Service` is a French department, `Service number` is not. */
export const ALONE =
  'user,service,via,cap,cp,land,poste,group,groups,status,position,sms,tel,dept,handle,str,stelle,from,to,cc,other,usuario,utente,benutzer,gebruiker,utilizador,utilisateur,area,direction,emploi,capo,mel,n1,uf';

/** Asking for the same again: such a field takes the same value as the one it repeats. */
export const AGAIN =
  'confirm,confirmation,repeat,retype,reenter,verify,again,wiederholen,wiederholung,bestatigen,confirmer,repetir,confirmar,ripeti,conferma,herhaal,bevestig';
/** Of several fields for one attribute, the one to fill. */
export const BETTER =
  'work,business,office,primary,main,principal,dienstlich,geschaftlich,bureau,travail,trabajo,oficina,lavoro,ufficio,werk,kantoor,trabalho,professionnel,professionnelle,profesional,profissional,zakelijk,zakelijke,aziendale,geschaftliche,dienstliche,corporate';
/** And the one to leave. */
export const WORSE =
  'home,private,personal,secondary,second,other,alternate,alternative,additional,backup,recovery,previous,old,former,billing,shipping,privat,domicile,casa,thuis,prive,altro,autre,otro,outro';

/**
 * Whose or which, with those above: beside what a text says they take nothing from it (`Work phone`, `customer[city]`), and they let a run-together name be
 * taken apart.
 */
export const WHOSE =
  'user,usr,contact,customer,client,account,acct,bill,ship,admin,member,profile,person,applicant,guest,delivery,lead,subscriber,employee,staff,daytime,evening,login,mailing,agent,technician,operator';

/** Prefixes of names and ids without a meaning. */
export const FILLERS =
  'new,edit,create,txt,text,input,field,form,str,the,my,your,register,registration,signup,reg,id,no,nr,number,num,re,invoice,payment,order,checkout,object,attr,attributes,data,value,select,ddl,cbo,cmb,lbl,anzeige,oberflachen,voorkeurs,voorkeur,weergave,interface';
