/**
 * Words that WordPress traffic and our own reports are made of. As somebody's name or password they are replaced where they
 * stand and nowhere else: replacing each of them would wreck a report, and tell by the gaps what the password is.
 */
export const COMMON_WORDS: ReadonlySet<string> = new Set(
	`account acme action active activate address admin administrator agent ajax allow already anonymous answer array article
	attachment august author authorization auto autosave base basic bearer block blog body boolean browser button cache
	call cancel cart category change changes check checkout city class click close closed code color comment comments
	company complete completed concord conflict contact content contributor cookie core country create created current
	custom customer dashboard data date default delete deleted demo denied description dialog disabled display document
	draft edit editor elementor email empty enabled endpoint entry error example exists expired failed false field fields
	file filter find finding first folder form format found front full gallery get global green group guest gutenberg
	handle have header heartbeat hello help here hidden history home host hour html http https icon image index info
	inherit input insert invalid items json july june just language large last latest layout left level light like link
	list load local localhost locale lock locked login logout main manager march mark media member menu message meta
	method missing mobile mode modified more move name network never none nonce note notice null number object offset once
	online only open option options order orders other owner page pages parent part pass passwd password passwords path
	payment pending permission person phone photo plain plugin plugins point port post posts preview price private process
	product products profile protected public publish published query quick read reason record redirect refresh reload
	remove renew reply report request required reset resource response rest restore result retry review revision right
	role root route rule same sample save saved schedule screen script search second secret section security select
	send server session settings shipping shop show side sign site size slug small some staging standard start state
	status step steps stop store string style subscriber success suspect swift system table tags template term test
	tester testing text that theme themes there this time title token total trash trashed true type undefined unknown
	unlock update updated upgrade upload uploads user username users value verify version view visible visitor warning
	webmaster website week when white widget widgets will with woocommerce wordpress world write wrong year your`.split(
		/\s+/,
	),
);
