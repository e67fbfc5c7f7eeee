interface CheckProps {
	readonly label: string;
	/** What it is called where the label alone does not say it. */
	readonly name?: string;
	readonly checked: boolean;
	readonly onChange: (checked: boolean) => void;
}

/** A box to tick with its words. */
export function Check({ checked, label, name, onChange }: CheckProps) {
	return (
		<label class="report-check">
			<input
				type="checkbox"
				checked={checked}
				aria-label={name}
				onChange={event => onChange(event.currentTarget.checked)}
			/>
			<span>{label}</span>
		</label>
	);
}
