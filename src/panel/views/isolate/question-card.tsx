import type { SessionState } from '../../../isolation/session/state.ts';
import type { OpenQuestion } from '../../state/isolating-questions.ts';
import { ArrangeQuestion } from './arrange-question.tsx';
import { EverybodyQuestion } from './everybody-question.tsx';
import { RepeatQuestion } from './repeat-question.tsx';
import { RisksQuestion } from './risks-question.tsx';
import { ThemeQuestion } from './theme-question.tsx';
import { TroubleQuestion } from './trouble-question.tsx';

/** What the search asks the person now. */
export function QuestionCard({ question, state }: { question: OpenQuestion; state: SessionState }) {
	switch (question.kind) {
		case 'repeat':
			return <RepeatQuestion question={question} state={state} />;
		case 'everybody':
			return <EverybodyQuestion question={question} state={state} />;
		case 'theme':
			return <ThemeQuestion question={question} state={state} />;
		case 'risks':
			return <RisksQuestion question={question} state={state} />;
		case 'trouble':
			return <TroubleQuestion question={question} state={state} />;
		case 'arrange':
			return <ArrangeQuestion question={question} state={state} />;
	}
}
