package org.clinicoutcomes.domain.disclosure;

import java.util.List;

/**
 * Why a small number is safe: moves that nobody can see take it, one subject after the
 * other, through at least T - 1 values.
 *
 * @param count the small number
 * @param moves the moves
 */
record Proof(Count count, List<Move> moves) {

	/**
	 * Note it with every number that has to stay hidden for it to hold.
	 */
	void hold() {
		this.moves.forEach((move) -> move.counts().forEach((count) -> count.proofs.add(this)));
	}

	void release() {
		this.moves.forEach((move) -> move.counts().forEach((count) -> count.proofs.remove(this)));
	}

	@Override
	public boolean equals(Object other) {
		return this == other;
	}

	@Override
	public int hashCode() {
		return System.identityHashCode(this);
	}

}
