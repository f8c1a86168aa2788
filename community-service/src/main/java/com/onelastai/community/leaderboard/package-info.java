/**
 * Leaderboards of the day, the week, the month and all time, in UTC, so that everybody sees the
 * same board. {@link com.onelastai.community.leaderboard.ScoreChanged} says what changes, each
 * event is counted once, and a rank costs the same however many users there are.
 */
@NullMarked
package com.onelastai.community.leaderboard;

import org.jspecify.annotations.NullMarked;
