package actions

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"councilnotes/extractors/doc"
)

// sentences are what lawyer-linguists write, in voices, tenses and orders other
// than the examples of the data: the language, the sentence, its actions.
var sentences = []string{
	"en|Delegations are kindly requested to send written comments by 12 May 2025.| request delegations 2025-05-12",
	"en|The Presidency therefore asks the Permanent Representatives Committee to endorse the mandate.|presidency request coreper",
	"en|Member States have been encouraged by the Commission to join; the European Parliament was duly informed.|commission invite member_states; inform parliament",
	"en|The European Council tasked the Commission with preparing a roadmap before the end of 2026.|european_council request commission 2026",
	"en|The Council, on a proposal from the Commission, authorised the Member States to ratify the Convention.|council authorise member_states",
	"en|It was suggested that the Working Party on Frontiers examine the text.| recommend working_party",
	"en|As requested by the Council, the Commission submitted its report.|",
	"en|The Commission will inform delegations at the next meeting and may invite experts.|",
	"en|The request of the Commission to the Council of 3 May stands; no authorisation was given.|",
	"en|Processing should be allowed where authorised by Union or Member State law, or on request of the Commission.|",
	"en|The opinions are issued on its own initiative or on request to the national parliament and the Commission.|",
	"en|The Council will be invited to adopt the decision on 3 May 2025.| invite council",
	"en|The Commission is to be invited; the delegations may be asked to comment.|",
	"bg|Председателството се обърна към делегациите с молба да отговорят до 3 май 2025 г. Комисията бе приканена да участва.|presidency request delegations 2025-05-03; invite commission",
	"cs|Předsednictví se obrátilo na delegace s žádostí o připomínky. Komisi bylo uloženo vypracovat zprávu.|presidency invite delegations; request commission",
	"da|Kommissionen har opfordret medlemsstaterne til at svare, og Rådet har givet formandskabet mandat til at forhandle.|commission invite member_states;council authorise presidency",
	"de|Der Rat erteilte der Kommission das Mandat, Verhandlungen aufzunehmen. Der Vorsitz hat den AStV gebeten, dies zu billigen.|council authorise commission;presidency invite coreper",
	"el|Το Συμβούλιο έχει καλέσει την Επιτροπή να υποβάλει έκθεση. Συνιστάται στα κράτη μέλη να αναμείνουν.|council invite commission; recommend member_states",
	"es|La Comisión ha informado a las delegaciones de que el estudio estará listo. Se ha pedido al Consejo que actúe.|commission inform delegations; request council",
	"et|Eesistujariik palus delegatsioonidel vastata 3. maiks 2025. Komisjoni on volitatud läbirääkimisi pidama.|presidency invite delegations 2025-05-03; authorise commission",
	"fi|Puheenjohtajavaltio pyysi valtuuskuntia vastaamaan 3. toukokuuta 2025 mennessä. Komissio on valtuutettu neuvottelemaan.|presidency request delegations 2025-05-03; authorise commission",
	"fr|La Commission a fait savoir aux délégations que l'étude serait prête. Mandat a été donné à la présidence de négocier.|commission inform delegations; authorise presidency",
	"ga|Tá cuireadh tugtha don Choimisiún freastal ar an gcruinniú. Mhol an Chomhairle do na Ballstáit fanacht.| invite commission;council recommend member_states",
	"hr|Predsjedništvo je zamolilo delegacije da odgovore do 3. svibnja 2025. Komisija je ovlaštena za pregovore.|presidency request delegations 2025-05-03; authorise commission",
	"hu|Az elnökség arra kérte a küldöttségeket, hogy 2025. május 3-ig válaszoljanak. A Bizottság felhatalmazást kapott a tárgyalásokra.|presidency invite delegations 2025-05-03; authorise commission",
	"it|La Commissione ha comunicato alle delegazioni che lo studio sarà pronto. È stato conferito mandato alla presidenza di negoziare.|commission inform delegations; authorise presidency",
	"lt|Pirmininkaujanti valstybė narė paprašė delegacijų atsakyti iki 2025 m. gegužės 3 d. Komisijai suteikti įgaliojimai derėtis.|presidency invite delegations 2025-05-03; authorise commission",
	"lv|Prezidentvalsts lūdza delegācijas atbildēt līdz 2025. gada 3. maijam. Komisijai ir piešķirtas pilnvaras risināt sarunas.|presidency request delegations 2025-05-03; authorise commission",
	"mt|Il-Presidenza talbet lid-delegazzjonijiet iwieġbu sat-3 ta' Mejju 2025. Il-Kummissjoni ġiet awtorizzata tinnegozja.|presidency request delegations 2025-05-03; authorise commission",
	"nl|Het voorzitterschap vroeg de delegaties vóór 3 mei 2025 te antwoorden. De Commissie kreeg een mandaat om te onderhandelen.|presidency request delegations 2025-05-03; authorise commission",
	"pl|Prezydencja poprosiła delegacje o odpowiedź do 3 maja 2025 r. Komisji udzielono mandatu do negocjacji.|presidency invite delegations 2025-05-03; authorise commission",
	"pt|A Comissão informou as delegações de que o estudo estará pronto. Foi conferido mandato à Presidência para negociar.|commission inform delegations; authorise presidency",
	"ro|Comisia a informat delegațiile că studiul va fi gata. Președinției i s-a acordat un mandat de negociere.|commission inform delegations; authorise presidency",
	"sk|Predsedníctvo požiadalo delegácie o odpoveď do 3. mája 2025. Komisii bol udelený mandát na rokovania.|presidency request delegations 2025-05-03; authorise commission",
	"sl|Predsedstvo je delegacije zaprosilo za odgovor do 3. maja 2025. Komisija je bila pooblaščena za pogajanja.|presidency request delegations 2025-05-03; authorise commission",
	"sv|Ordförandeskapet bad delegationerna att svara senast den 3 maj 2025. Kommissionen har fått mandat att förhandla.|presidency request delegations 2025-05-03; authorise commission",
	"bg|Държавите членки се насърчават да прилагат насоките, а Комисията беше помолена да докладва до 3 май 2025 г.| invite member_states 2025-05-03",
	"bg|Съветът възложи на Комисията да проведе преговори и упълномощи председателството да подпише споразумението.|council request commission;council authorise presidency",
	"bg|Предвид това Корепер е поканен да препоръча на Съвета да приеме заключенията.| invite coreper",
	"bg|Европейският парламент беше уведомен от Комисията.|commission inform parliament",
	"bg|Комисията ще прикани държавите членки да отговорят.|",
	"fr|Les délégations sont priées de bien vouloir transmettre leurs observations pour le 12 mai 2025 au plus tard.| request delegations 2025-05-12",
	"fr|La Commission a été invitée par le Conseil à présenter une étude.|council invite commission",
	"fr|Le Conseil a chargé la Commission d'ouvrir les négociations et a autorisé la présidence à signer l'accord.|council request commission;council authorise presidency",
	"fr|Il a été demandé aux États membres de répondre.| request member_states",
	"fr|Comme l'a demandé le Conseil, la Commission a présenté son rapport.|",
	"de|Die Mitgliedstaaten wurden von der Kommission gebeten, bis Ende Mai 2025 zu antworten.|commission invite member_states 2025-05",
	"de|Der Rat hat die Kommission beauftragt, einen Vorschlag vorzulegen.|council request commission",
	"de|Es wird den Delegationen empfohlen, sich rechtzeitig anzumelden.| recommend delegations",
	"de|Vor diesem Hintergrund wird der AStV aufgefordert, das Mandat zu billigen.| request coreper",
	"de|Der Vorsitz hat die Delegationen davon in Kenntnis gesetzt.|presidency inform delegations",
	"de|Die Kommission wird ersucht, bis zum 12. Mai 2025 zu berichten. Der Rat nahm Kenntnis.| invite commission 2025-05-12",
	"es|El Consejo encargó a la Comisión que elaborara un informe.|council request commission",
	"es|Se ha invitado a los Estados miembros a que respondan antes del 12 de mayo de 2025.| invite member_states 2025-05-12",
	"es|La Comisión fue invitada por el Consejo a presentar un estudio.|council invite commission",
	"es|El Parlamento Europeo ha sido informado.| inform parliament",
	"it|Il Consiglio ha incaricato la Commissione di elaborare una relazione e ha autorizzato la presidenza a firmare l'accordo.|council request commission;council authorise presidency",
	"it|Gli Stati membri sono stati invitati dalla Commissione a rispondere entro il 12 maggio 2025.|commission invite member_states 2025-05-12",
	"it|Il Parlamento europeo è stato informato.| inform parliament",
	"it|Si prega le delegazioni di inviare osservazioni scritte.| request delegations",
	"pt|O Conselho encarregou a Comissão de elaborar um relatório e autorizou a Presidência a assinar o acordo.|council request commission;council authorise presidency",
	"pt|Os Estados-Membros foram convidados pela Comissão a responder até 12 de maio de 2025.|commission invite member_states 2025-05-12",
	"pt|O Parlamento Europeu foi informado.| inform parliament",
	"ro|Consiliul a însărcinat Comisia să elaboreze un raport și a autorizat Președinția să semneze acordul.|council request commission;council authorise presidency",
	"ro|Statele membre au fost invitate de Comisie să răspundă până la 12 mai 2025.|commission invite member_states 2025-05-12",
	"ro|Parlamentul European a fost informat.| inform parliament",
	"ro|Se recomandă Comisiei să aștepte.| recommend commission",
	"nl|De Raad heeft de Commissie opgedragen een verslag op te stellen.|council request commission",
	"nl|De lidstaten zijn door de Commissie uitgenodigd om vóór 12 mei 2025 te antwoorden.|commission invite member_states 2025-05-12",
	"nl|Het Europees Parlement werd op de hoogte gebracht.| inform parliament",
	"nl|Het voorzitterschap heeft de delegaties in kennis gesteld van de uitkomst.|presidency inform delegations",
	"nl|De Raad riep de Commissie op om spoedig een voorstel in te dienen.|council request commission",
	"da|Rådet har pålagt Kommissionen at udarbejde en rapport.|council request commission",
	"da|Medlemsstaterne er blevet opfordret af Kommissionen til at svare senest den 12. maj 2025.|commission invite member_states 2025-05-12",
	"da|Europa-Parlamentet blev underrettet.| inform parliament",
	"da|Coreper opfordres derfor til at bekræfte mandatet.| invite coreper",
	"sv|Rådet har gett kommissionen i uppdrag att utarbeta en rapport.|council request commission",
	"sv|Medlemsstaterna har uppmanats av kommissionen att svara senast den 12 maj 2025.|commission invite member_states 2025-05-12",
	"sv|Europaparlamentet har underrättats.| inform parliament",
	"sv|Mot denna bakgrund uppmanas Coreper att bekräfta mandatet.| invite coreper",
	"fi|Neuvosto on antanut komissiolle tehtäväksi laatia kertomuksen.|council request commission",
	"fi|Komissio on pyytänyt jäsenvaltioita vastaamaan 12. toukokuuta 2025 mennessä.|commission request member_states 2025-05-12",
	"fi|Euroopan parlamentille on ilmoitettu asiasta.| inform parliament",
	"fi|Coreperia kehotetaan vahvistamaan valtuutus.| invite coreper",
	"et|Nõukogu tegi komisjonile ülesandeks koostada aruande.|council request commission",
	"et|Komisjon on palunud delegatsioonidel vastata hiljemalt 12. mail 2025.|commission invite delegations 2025-05-12",
	"et|Euroopa Parlamenti teavitati.| inform parliament",
	"lv|Padome uzdeva Komisijai sagatavot ziņojumu.|council request commission",
	"lv|Komisija ir aicinājusi dalībvalstis atbildēt līdz 2025. gada 12. maijam.|commission invite member_states 2025-05-12",
	"lv|Eiropas Parlaments tika informēts.| inform parliament",
	"lt|Taryba pavedė Komisijai parengti ataskaitą.|council request commission",
	"lt|Komisija paprašė valstybių narių atsakyti iki 2025 m. gegužės 12 d.|commission invite member_states 2025-05-12",
	"lt|Europos Parlamentas buvo informuotas.| inform parliament",
	"pl|Rada zobowiązała Komisję do przygotowania sprawozdania i upoważniła prezydencję do podpisania umowy.|council request commission;council authorise presidency",
	"pl|Państwa członkowskie zostały poproszone przez Komisję o odpowiedź do 12 maja 2025 r.|commission invite member_states 2025-05-12",
	"pl|Parlament Europejski został poinformowany.| inform parliament",
	"pl|Poproszono delegacje o uwagi na piśmie.| invite delegations",
	"en|The Council CALLS UPON the Commission and the High Representative to cooperate and FURTHER INVITES the Member States to contribute.|council request commission;council invite member_states",
	"en|The Commission recommends to the Council that it authorise the Commission to open negotiations.|commission recommend council",
	"en|The report that the Commission adopted recommends more funding for ports.|",
	"en|ENISA and Europol are invited to cooperate. The Commission is also requested to report by mid-2026.| invite enisa; request commission 2026",
	"en|Following a request from the Commission, the delegations were informed.| inform delegations",
	"de|Ferner ersucht der Rat die Kommission und die Mitgliedstaaten, eng zusammenzuarbeiten.|council invite commission",
	"de|Dem Rat wird nahegelegt, den Beschluss anzunehmen.| recommend council",
	"de|Wie vom Rat gefordert, hat die Kommission einen Bericht vorgelegt.|",
	"de|Auf der 35. Tagung hat der Rat den Vorsitz ermächtigt, Verhandlungen aufzunehmen. Die Kommission unterrichtete den Rat.|council authorise presidency;commission inform council",
	"fr|Le Conseil invite par ailleurs la Commission et les États membres à coopérer; il demande à la présidence de faire rapport.|council invite commission; request presidency",
	"fr|La demande adressée par le Conseil à la Commission reste sans réponse.|",
	"fr|Par conséquent, la présidence prie les délégations de lui communiquer leurs réponses d'ici la fin mai 2025.|presidency request delegations 2025-05",
	"it|Pertanto la presidenza prega le delegazioni di comunicare le loro risposte entro la fine di maggio 2025.|presidency request delegations 2025-05",
	"it|La richiesta del Consiglio alla Commissione resta senza risposta.|",
	"es|Por consiguiente, la Presidencia pide a las delegaciones que remitan sus respuestas a más tardar a finales de mayo de 2025.|presidency request delegations 2025-05",
	"pl|W związku z tym prezydencja zwraca się do delegacji o przesłanie odpowiedzi do końca maja 2025 r.|presidency invite delegations 2025-05",
	"pl|Wniosek Rady do Komisji pozostaje bez odpowiedzi.|",
	"pl|Rada na wniosek Komisji upoważniła państwa członkowskie do ratyfikacji.|council authorise member_states",
	"cs|Rada na návrh Komise zmocnila členské státy k ratifikaci.|council authorise member_states",
	"cs|Evropskou agenturu pro bezpečnost letectví požádala Komise o stanovisko.|commission request easa",
	"hr|Vijeće je na prijedlog Komisije ovlastilo države članice.|council authorise member_states",
	"sl|Svet je na predlog Komisije pooblastil države članice.|council authorise member_states",
	"sk|Rada na návrh Komisie splnomocnila členské štáty na ratifikáciu.|council authorise member_states",
	"hu|A Tanács a Bizottság javaslatára felhatalmazta a tagállamokat a megerősítésre.|council authorise member_states",
	"fi|Neuvosto valtuutti komission ehdotuksesta jäsenvaltiot ratifioimaan sopimuksen.|council authorise member_states",
	"et|Lisaks kutsus nõukogu komisjoni ja liikmesriike üles tegema koostööd.|council invite commission",
	"lv|Turklāt Padome aicina Komisiju un dalībvalstis sadarboties.|council invite commission",
	"lt|Be to, Taryba ragina Komisiją ir valstybes nares bendradarbiauti.|council invite commission",
	"nl|Voorts verzoekt de Raad de Commissie en de lidstaten nauw samen te werken.|council invite commission",
	"nl|Zoals de Raad heeft gevraagd, heeft de Commissie verslag uitgebracht.|",
	"da|Endvidere anmoder Rådet Kommissionen og medlemsstaterne om at samarbejde.|council request commission",
	"sv|Vidare uppmanar rådet kommissionen och medlemsstaterna att samarbeta.|council invite commission",
	"el|Επιπλέον, το Συμβούλιο καλεί την Επιτροπή και τα κράτη μέλη να συνεργαστούν.|council invite commission",
	"bg|Освен това Съветът призовава Комисията и държавите членки да си сътрудничат.|council request commission",
	"ro|De asemenea, Consiliul invită Comisia și statele membre să coopereze.|council invite commission",
	"pt|Além disso, o Conselho convida a Comissão e os Estados-Membros a cooperarem.|council invite commission",
	"mt|Barra minn hekk, il-Kunsill jistieden lill-Kummissjoni u lill-Istati Membri jikkooperaw.|council invite commission",
	"ga|Ina theannta sin, iarrann an Chomhairle ar an gCoimisiún agus ar na Ballstáit oibriú le chéile.|council invite commission",
	"en|In view of the above, the Council is called upon to adopt the Regulation as an A item.| request council",
	"en|The Permanent Representatives Committee (Part 2) is invited to invite the Council to approve the text.| invite coreper_2",
	"en|The Presidency reminds delegations that the deadline expired on 3 March.|",
	"en|Five Member States asked for clarification and the Commission provided it.|",
	"en|Regulation (EU) 2016/679 authorises Member States to maintain national rules.| authorise member_states",
	"en|The Court of Auditors recommends that the Commission strengthen its controls by the end of 2027 at the latest.|court_of_auditors recommend commission 2027",
	"de|Die Delegationen werden darauf hingewiesen, dass die Unterlagen elektronisch verteilt werden.|",
	"de|Der Vorsitz bittet die Delegationen, ihre Bemerkungen bis Freitag, den 16. Mai 2025, zu übermitteln.|presidency invite delegations 2025-05-16",
	"de|Die Europäische Kommission rief die Mitgliedstaaten auf, den Vertrag zu ratifizieren.|commission request member_states",
	"de|Der Europäische Rechnungshof empfiehlt der Kommission, ihre Kontrollen zu verstärken.|court_of_auditors recommend commission",
	"fr|La présidence rappelle aux délégations que le délai a expiré le 3 mars.|",
	"fr|La Cour des comptes recommande à la Commission de renforcer ses contrôles au plus tard fin 2027.|court_of_auditors recommend commission 2027",
	"fr|Le Comité des représentants permanents est donc appelé à recommander au Conseil d'adopter le texte.| request coreper",
	"fr|Les États membres avaient été encouragés à répondre avant le vendredi 16 mai 2025.| invite member_states 2025-05-16",
	"it|La Corte dei conti raccomanda alla Commissione di rafforzare i controlli.|court_of_auditors recommend commission",
	"it|Il Comitato dei rappresentanti permanenti è pertanto invitato a raccomandare al Consiglio di adottare il testo.| invite coreper",
	"it|La Commissione viene invitata a riferire entro venerdì 16 maggio 2025.| invite commission 2025-05-16",
	"es|El Tribunal de Cuentas recomienda a la Comisión que refuerce los controles.|court_of_auditors recommend commission",
	"es|Por ello se insta al Comité de Representantes Permanentes a que recomiende al Consejo que adopte el texto.| request coreper",
	"pt|O Tribunal de Contas recomenda à Comissão que reforce os controlos.|court_of_auditors recommend commission",
	"pt|O Comité de Representantes Permanentes é, por conseguinte, convidado a recomendar ao Conselho que adote o texto.| invite coreper",
	"ro|Curtea de Conturi recomandă Comisiei să consolideze controalele.|court_of_auditors recommend commission",
	"ro|Prin urmare, Comitetul Reprezentanților Permanenți este invitat să recomande Consiliului adoptarea textului.| invite coreper",
	"nl|De Rekenkamer beveelt de Commissie aan haar controles te versterken.|court_of_auditors recommend commission",
	"nl|De delegaties wordt vriendelijk verzocht hun opmerkingen uiterlijk vrijdag 16 mei 2025 toe te zenden.| invite delegations 2025-05-16",
	"nl|Aan de Commissie is gevraagd een verslag op te stellen.| request commission",
	"da|Revisionsretten henstiller til Kommissionen, at den styrker kontrollen.|court_of_auditors recommend commission",
	"da|Delegationerne bedes fremsende deres bemærkninger senest fredag den 16. maj 2025.| request delegations 2025-05-16",
	"sv|Revisionsrätten rekommenderar kommissionen att stärka kontrollerna.|court_of_auditors recommend commission",
	"sv|Delegationerna ombeds att lämna sina synpunkter senast fredagen den 16 maj 2025.| request delegations 2025-05-16",
	"fi|Tilintarkastustuomioistuin suosittelee komissiolle valvonnan tehostamista.|court_of_auditors recommend commission",
	"fi|Valtuuskuntia pyydetään toimittamaan huomautuksensa viimeistään perjantaina 16. toukokuuta 2025.| request delegations 2025-05-16",
	"et|Delegatsioonidel palutakse esitada märkused hiljemalt reedel, 16. mail 2025.| invite delegations 2025-05-16",
	"lv|Revīzijas palāta iesaka Komisijai stiprināt kontroli.|court_of_auditors recommend commission",
	"lt|Audito Rūmai rekomenduoja Komisijai stiprinti kontrolę.|court_of_auditors recommend commission",
	"lt|Delegacijų prašoma pateikti pastabas ne vėliau kaip 2025 m. gegužės 16 d.| invite delegations 2025-05-16",
	"pl|Trybunał Obrachunkowy zaleca Komisji wzmocnienie kontroli.|court_of_auditors recommend commission",
	"pl|Delegacje proszone są o przesłanie uwag najpóźniej do piątku 16 maja 2025 r.| invite delegations 2025-05-16",
	"cs|Účetní dvůr doporučuje Komisi, aby posílila kontroly.|court_of_auditors recommend commission",
	"cs|Delegace jsou žádány, aby zaslaly připomínky nejpozději v pátek 16. května 2025.| request delegations 2025-05-16",
	"sk|Dvor audítorov odporúča Komisii, aby posilnila kontroly.|court_of_auditors recommend commission",
	"sk|Delegácie sú vyzvané, aby zaslali pripomienky najneskôr v piatok 16. mája 2025.| invite delegations 2025-05-16",
	"sl|Računsko sodišče priporoča Komisiji, naj okrepi nadzor.|court_of_auditors recommend commission",
	"sl|Delegacije se prosi, naj pripombe pošljejo najpozneje v petek, 16. maja 2025.| request delegations 2025-05-16",
	"hr|Revizorski sud preporučuje Komisiji da pojača nadzor.|court_of_auditors recommend commission",
	"hr|Mole se delegacije da primjedbe dostave najkasnije u petak 16. svibnja 2025.| request delegations 2025-05-16",
	"hu|A Számvevőszék azt ajánlja a Bizottságnak, hogy erősítse meg az ellenőrzést.|court_of_auditors recommend commission",
	"hu|A delegációkat felkérik, hogy észrevételeiket legkésőbb 2025. május 16-án küldjék meg.| invite delegations 2025-05-16",
	"el|Το Ελεγκτικό Συνέδριο συνιστά στην Επιτροπή να ενισχύσει τους ελέγχους.|court_of_auditors recommend commission",
	"el|Οι αντιπροσωπίες παρακαλούνται να αποστείλουν τις παρατηρήσεις τους το αργότερο την Παρασκευή 16 Μαΐου 2025.| request delegations 2025-05-16",
	"bg|Сметната палата препоръчва на Комисията да засили контрола.|court_of_auditors recommend commission",
	"bg|Делегациите се умоляват да изпратят бележките си най-късно в петък, 16 май 2025 г.| request delegations 2025-05-16",
	"mt|Il-Qorti tal-Awdituri tirrakkomanda lill-Kummissjoni ssaħħaħ il-kontrolli.|court_of_auditors recommend commission",
	"ga|Molann Cúirt Iniúchóirí na hEorpa don Choimisiún na rialuithe a neartú.|court_of_auditors recommend commission",
	"cs|Rada uložila Komisi, aby vypracovala zprávu, a pověřila předsednictví podpisem dohody.|council request commission;council authorise presidency",
	"cs|Členské státy byly vyzvány, aby odpověděly do 12. května 2025.| invite member_states 2025-05-12",
	"cs|Evropský parlament byl informován.| inform parliament",
	"cs|Coreper se proto vyzývá, aby potvrdil mandát.| invite coreper",
	"sk|Rada uložila Komisii, aby vypracovala správu, a poverila predsedníctvo podpísaním dohody.|council request commission;council authorise presidency",
	"sk|Členské štáty boli vyzvané, aby odpovedali do 12. mája 2025.| invite member_states 2025-05-12",
	"sk|Coreper sa preto vyzýva, aby potvrdil mandát.| invite coreper",
	"sl|Svet je Komisiji naložil, naj pripravi poročilo, in pooblastil predsedstvo za podpis sporazuma.|council request commission;council authorise presidency",
	"sl|Države članice so bile pozvane, naj odgovorijo do 12. maja 2025.| invite member_states 2025-05-12",
	"sl|Coreper je zato naprošen, naj potrdi mandat.| invite coreper",
	"hr|Vijeće je zadužilo Komisiju da izradi izvješće i ovlastilo predsjedništvo da potpiše sporazum.|council request commission;council authorise presidency",
	"hr|Države članice pozvane su da odgovore do 12. svibnja 2025.| invite member_states 2025-05-12",
	"hr|Coreper se stoga poziva da potvrdi mandat.| invite coreper",
	"hu|A Tanács megbízta a Bizottságot egy jelentés elkészítésével, és felhatalmazta az elnökséget a megállapodás aláírására.|council request commission;council authorise presidency",
	"hu|A Bizottság arra kérte a tagállamokat, hogy 2025. május 12-ig válaszoljanak.|commission invite member_states 2025-05-12",
	"hu|Az Európai Parlament tájékoztatást kapott.| inform parliament",
	"hu|A Bizottságot a Tanács felkérte egy tanulmány elkészítésére.|council invite commission",
	"el|Το Συμβούλιο ανέθεσε στην Επιτροπή να εκπονήσει έκθεση και εξουσιοδότησε την Προεδρία να υπογράψει τη συμφωνία.|council request commission;council authorise presidency",
	"el|Τα κράτη μέλη κλήθηκαν από την Επιτροπή να απαντήσουν έως τις 12 Μαΐου 2025.|commission invite member_states 2025-05-12",
	"el|Το Ευρωπαϊκό Κοινοβούλιο ενημερώθηκε.| inform parliament",
	"mt|Il-Kunsill awtorizza lill-Presidenza tiffirma l-ftehim u talab lill-Kummissjoni tirrapporta.|council authorise presidency;council request commission",
	"mt|L-Istati Membri ġew mistiedna mill-Kummissjoni jwieġbu sat-12 ta' Mejju 2025.|commission invite member_states 2025-05-12",
	"mt|Il-Parlament Ewropew ġie infurmat.| inform parliament",
	"ga|D'iarr an Chomhairle ar an gCoimisiún tuarascáil a ullmhú agus d'údaraigh sí don Uachtaránacht an comhaontú a shíniú.|council invite commission;council authorise presidency",
	"ga|Iarradh ar na Ballstáit freagra a thabhairt faoin 12 Bealtaine 2025.| invite member_states 2025-05-12",
	"ga|Cuireadh Parlaimint na hEorpa ar an eolas.| inform parliament",
}

// TestPairs reads sentences as they follow each other: each ends where it ends,
// and keeps its own actions.
func TestPairs(t *testing.T) {
	all := func(x *doc.Text) (out []string) {
		for _, a := range find(t, x) {
			out = append(out, say(a))
		}
		return out
	}
	for i := 1; i < len(sentences); i++ {
		code, first, _ := strings.Cut(sentences[i-1], "|")
		other, second, _ := strings.Cut(sentences[i], "|")
		if code != other {
			continue
		}
		first, _, _ = strings.Cut(first, "|")
		second, _, _ = strings.Cut(second, "|")
		want := append(all(write(code, first)), all(write(code, second))...)
		if d := cmp.Diff(want, all(write(code, first+" "+second))); d != "" {
			t.Errorf("%s: %s %s (-want +got)\n%s", code, first, second, d)
		}
	}
}

// TestEndings sets what a sentence may end with before one that asks for
// something: the action's text must be the latter alone.
func TestEndings(t *testing.T) {
	endings := []string{
		"ST 9876/1/21 REV 1 + ADD 24.", "ST 9876/21, ST 9877/21 REV 2.", "COM(2021) 118 final.", "WK 4412/24, Euratom.", "ST 9876/21 (WK 4412/24).",
		"ST 9876/21: 32 %.", "ST 9876/21 «A».", "ST 9876/21: 750 EUR.", "ST 9876/21?", "2021/0136 (COD).", "ST 9876/21, ECLI:EU:C:2020:559.", "WK 4412/24: EU.",
	}
	for _, s := range sentences {
		code, rest, _ := strings.Cut(s, "|")
		sentence, want, _ := strings.Cut(rest, "|")
		if want == "" || strings.Contains(sentence, ". ") {
			continue
		}
		for _, e := range endings {
			found := find(t, write(code, e+" "+sentence))
			if len(found) == 0 || found[0].Text != sentence {
				t.Errorf("%s: %s %s: got %+v", code, e, sentence, found)
			}
		}
	}
}

func TestSentences(t *testing.T) {
	for _, s := range sentences {
		parts := strings.Split(s, "|")
		var want, got []string
		if parts[2] != "" {
			want = strings.Split(parts[2], ";")
		}
		for _, a := range find(t, write(parts[0], parts[1])) {
			got = append(got, say(a))
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s: %s (-want +got)\n%s", parts[0], parts[1], d)
		}
	}
}

// conclusions are the beginnings of conclusions and what follows below: the
// language, the beginning, the point, its action.
var conclusions = []string{
	"en|THE COUNCIL OF THE EUROPEAN UNION, RECALLING its conclusions of 3 March 2020,|ENCOURAGES the Member States to cooperate and CALLS ON the Commission to report;|council invite member_states;council request commission",
	"bg|СЪВЕТЪТ НА ЕВРОПЕЙСКИЯ СЪЮЗ, КАТО ПРИПОМНЯ:|ПРИКАНВА Комисията да представи доклад;|council invite commission",
	"cs|RADA EVROPSKÉ UNIE, PŘIPOMÍNAJÍC|VYZÝVÁ Komisi, aby předložila zprávu;|council invite commission",
	"da|RÅDET FOR DEN EUROPÆISKE UNION, SOM MINDER OM,|OPFORDRER Kommissionen til at aflægge rapport;|council invite commission",
	"de|DER RAT DER EUROPÄISCHEN UNION —|ERSUCHT die Kommission, Bericht zu erstatten;|council invite commission",
	"de|DER RAT DER EUROPÄISCHEN UNION|FORDERT die Kommission AUF, Bericht zu erstatten;|council request commission",
	"el|ΤΟ ΣΥΜΒΟΥΛΙΟ ΤΗΣ ΕΥΡΩΠΑΪΚΗΣ ΕΝΩΣΗΣ, ΥΠΕΝΘΥΜΙΖΟΝΤΑΣ|ΚΑΛΕΙ την Επιτροπή να υποβάλει έκθεση·|council invite commission",
	"es|EL CONSEJO DE LA UNIÓN EUROPEA, RECORDANDO|PIDE a la Comisión que presente un informe;|council request commission",
	"et|EUROOPA LIIDU NÕUKOGU, TULETADES MEELDE|KUTSUB komisjoni ÜLES esitama aruande;|council invite commission",
	"fi|EUROOPAN UNIONIN NEUVOSTO, joka|KEHOTTAA komissiota antamaan kertomuksen;|council invite commission",
	"fr|LE CONSEIL DE L'UNION EUROPÉENNE, RAPPELANT|INVITE la Commission à faire rapport;|council invite commission",
	"ga|TÁ COMHAIRLE AN AONTAIS EORPAIGH,|IARRANN AR an gCoimisiún tuarascáil a thabhairt;|council invite commission",
	"hr|VIJEĆE EUROPSKE UNIJE, PODSJEĆAJUĆI|POZIVA Komisiju da podnese izvješće;|council invite commission",
	"hu|AZ EURÓPAI UNIÓ TANÁCSA, EMLÉKEZTETVE|FELKÉRI a Bizottságot, hogy tegyen jelentést;|council invite commission",
	"it|IL CONSIGLIO DELL'UNIONE EUROPEA, RAMMENTANDO|INVITA la Commissione a riferire;|council invite commission",
	"lt|EUROPOS SĄJUNGOS TARYBA, PRIMINDAMA,|RAGINA Komisiją pateikti ataskaitą;|council invite commission",
	"lv|EIROPAS SAVIENĪBAS PADOME, ATGĀDINOT|AICINA Komisiju sniegt ziņojumu;|council invite commission",
	"mt|IL-KUNSILL TAL-UNJONI EWROPEA, FILWAQT LI JFAKKAR|JISTIEDEN lill-Kummissjoni tirrapporta;|council invite commission",
	"nl|DE RAAD VAN DE EUROPESE UNIE, HERINNEREND AAN|ROEPT de Commissie OP verslag uit te brengen;|council request commission",
	"pl|RADA UNII EUROPEJSKIEJ, PRZYPOMINAJĄC|WZYWA Komisję do przedstawienia sprawozdania;|council request commission",
	"pt|O CONSELHO DA UNIÃO EUROPEIA, RECORDANDO|CONVIDA a Comissão a apresentar um relatório;|council invite commission",
	"ro|CONSILIUL UNIUNII EUROPENE, REAMINTIND|INVITĂ Comisia să prezinte un raport;|council invite commission",
	"sk|RADA EURÓPSKEJ ÚNIE, PRIPOMÍNAJÚC|VYZÝVA Komisiu, aby predložila správu;|council invite commission",
	"sl|SVET EVROPSKE UNIJE OB SKLICEVANJU NA|POZIVA Komisijo, naj poroča;|council invite commission",
	"sv|EUROPEISKA UNIONENS RÅD, SOM ERINRAR OM|UPPMANAR kommissionen att rapportera,|council invite commission",
	"sv|RÅDET|UPPMANAR kommissionen att rapportera,|council invite commission",
}

func TestConclusions(t *testing.T) {
	for _, c := range conclusions {
		parts := strings.Split(c, "|")
		want := strings.Split(parts[3], ";")
		for _, lines := range [][]string{
			{parts[1], "– ST 9876/21,", "1. " + parts[2], "2. " + parts[2]},
			{"# " + parts[1], "# AAA", "1. " + parts[2], "2. " + parts[2]},
			{parts[1], "– " + parts[2], "– " + parts[2]},
		} {
			var got []string
			for _, a := range find(t, write(parts[0], lines...)) {
				got = append(got, say(a))
			}
			if d := cmp.Diff(append(slices.Clone(want), want...), got); d != "" {
				t.Errorf("%s: %q (-want +got)\n%s", parts[0], lines, d)
			}
		}
	}
}
