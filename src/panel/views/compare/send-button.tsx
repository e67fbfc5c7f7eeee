import type { MessageKey } from '../../../words/message.ts';
import { usePanel, useWords } from '../../panel-context.ts';

interface SendButtonProps {
	readonly label: MessageKey;
	readonly busyLabel: MessageKey;
	readonly isBusy: boolean;
	/** Something has to be done first; what, is said beside it. */
	readonly isHeld?: boolean;
	readonly isPrimary?: boolean;
	readonly describedBy?: string;
	readonly onClick: () => void;
}

/**
 * A button that needs an inspected page. While it is busy it keeps the focus, which a disabled button would lose, and hears no
 * clicks.
 */
export function SendButton(props: SendButtonProps) {
	const { busyLabel, describedBy, isBusy, isHeld = false, isPrimary = false, label, onClick } = props;
	const t = useWords();
	const { isPossible } = usePanel().sending;
	const isOff = isBusy || isHeld || !isPossible;
	return (
		<button
			type="button"
			class={isPrimary ? 'button button-primary' : 'button'}
			aria-disabled={isOff}
			aria-describedby={isPossible ? describedBy : 'compare-no-page'}
			title={isPossible ? undefined : t('compare_openInDevTools')}
			onClick={isOff ? undefined : onClick}
		>
			{t(isBusy ? busyLabel : label)}
		</button>
	);
}
