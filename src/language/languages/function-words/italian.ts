import type { FunctionWords } from './function-words.ts';

export const italian: FunctionWords = {
  common: `a abbastanza abbia abbiamo abbiano ad adesso agli ai al alcuna alcune alcuni alcuno alla alle allo allora almeno
altra altre altri altro anche ancora andava anni anno anzi appena appunto avendo aver avere avete aveva avevamo
avevano avevo avrebbe avrei avuto basta ben bene bensì c certa certe certi certo che chi chiunque ci cioè ciò
circa coi col come con contro cosa cose così cui da dagli dai dal dalla dalle dallo dare dato degli dei del
della delle dello dentro detto dev'essere deve devi devo di dice diceva dicevano dici dico dicono dietro disse
dopo dove doveva dovevo dovrebbe dovuto due dunque durante e ecco ed entrambi era erano eravamo eri ero essa
esse essendo esser essere essi esso è fa facciamo faccio facendo faceva facevano facevo fai fanno fare fatto fin
finché fino forse fosse fossero fossi fra fu fuori già giorni giorno gli gran ha hai hanno ho i ieri il in
infatti insomma intanto invece io l la là le lei li lì lo loro lui ma magari mai me meglio meno mentre mi mia
mie miei mio modi modo molta molte molti molto momenti momento ne negli nei nel nella nelle nello né noi nostra
nostre nostri nostro nulla o od oggi ogni ognuno ok oltre oppure ora ovvero parte parti per perché perciò
perfino però persona persone piuttosto più po poca poche pochi poco poi possiamo posso possono poteva potevo
potuto prima proprio puoi può pure qua qual qualche qualcosa qualcuno quale quali qualsiasi quando quanta quante
quanti quanto quasi quel quella quelle quelli quello questa queste questi questo qui quindi s sa sai sapeva
saputo saranno sarà sarebbe sarei se secondo sei sembra sempre senso senza serie sé si sia siamo siano siete sì
so solo soltanto sono sopra soprattutto sotto spesso sta stai stanno stare stata state stati stato stava stavamo
stavano stavo stessa stesse stessi stesso sto su sua sue sugli sui sul sulla sulle sullo suo suoi tale tali
talvolta tanta tante tanti tanto te ti tipi tipo tra tre troppo tu tua tue tuo tuoi tutta tuttavia tutte tutti
tutto un una uno va vabbè vado vai vanno vede vedi vediamo vedo veramente verso vi via visto vogliamo
voglio vogliono voleva volevo volta volte vostra vostri vostro vuoi vuole`,
  vague: `grande grandi nuova nuovo nuove nuovi piccola piccolo primo buona buono dire andare vedere sapere`,
  fillers: `ah ahah allora beh boh bè cioè diciamo dai ecco eh ehm hm mah mh mhm mm niente oddio oh praticamente sai uhm
uh vabbè vabbe insomma guarda senti`,
  denying: `non no mai nessun nessuna nessuno niente nulla senza neanche nemmeno neppure mica`,
  lacking: `manca mancano mancava mancanza mancare assenza`,
};
