import type { Exchange } from '../exchange/exchange.ts';
import type { Answer, AnswerShape } from './answer.ts';
import type { WordPressExchange } from './wordpress-exchange.ts';

/** Answers of which nothing but the shape is left; mostly nothing else was in them. */
const bare = new Map<AnswerShape, Answer>();

/**
 * The same subject with a smaller exchange, without what was parsed from its body. What was read out of it (status, error,
 * page, notices) stays.
 */
export function withoutBody(subject: WordPressExchange, exchange: Exchange): WordPressExchange {
	const { answer, endpoint, error, part, status } = subject;
	return { exchange, part, endpoint, status, answer: withoutJson(answer), error };
}

function withoutJson(answer: Answer): Answer {
	const { error, noise, notices, page, scalar, shape } = answer;
	if (error || noise || page || scalar !== null || notices.length > 0) return { ...answer, json: undefined };
	const known = bare.get(shape);
	if (known) return known;
	const made = { ...answer, json: undefined };
	bare.set(shape, made);
	return made;
}
