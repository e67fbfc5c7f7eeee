export function IsolateView() {
	return <p class="note" />;
}
