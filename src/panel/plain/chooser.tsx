import { render } from 'preact';
import { chooseFile } from '../import/choose-file.ts';

/** Paths only: nothing is loaded before it is chosen. */
const SAMPLES = Object.keys(import.meta.glob('/test/fixtures/traffic/*.har.gz'));

interface ChooserProps {
	/** Why there is still something to choose. */
	readonly complaint: string;
	readonly onChoose: (file: File) => void;
}

/** Lets a developer choose a sample or a file of their own. Names only: this page is not for users, and not translated. */
function Chooser({ complaint, onChoose }: ChooserProps) {
	const address = (har: string) => {
		const query = new URLSearchParams(location.search);
		query.set('har', har);
		return `?${query}`;
	};
	return (
		<main style="padding: 16px; overflow: auto; height: 100vh; box-sizing: border-box">
			<h1>Concord</h1>
			<p role="alert">{complaint}</p>
			<input
				type="file"
				aria-label="HAR"
				accept=".har,.gz,application/json"
				onChange={({ currentTarget: { files } }) => {
					const chosen = chooseFile(files);
					if (chosen) onChoose(chosen.file);
				}}
			/>
			<ul style="columns: 24em">
				{SAMPLES.map(path => (
					<li key={path}>
						<a href={address(path)}>{path.replace(/^.*\/|\.har\.gz$/g, '')}</a>
					</li>
				))}
			</ul>
		</main>
	);
}

export function showChooser(props: ChooserProps): void {
	render(<Chooser {...props} />, document.body);
}
