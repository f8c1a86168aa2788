/**
 * Who can be talked to: the platform's agents, which lie in files, and those that users make for
 * themselves.
 *
 * <p>A file {@code agents/<id>.yml} is all that a new agent of the platform's needs. It is checked
 * at start, read from memory, and mirrored into the collection {@code agents}. Demos and ways to
 * explore are free, and in each other category one agent is, to try what its kind is like.
 */
@NullMarked
package com.onelastai.chat.agent;

import org.jspecify.annotations.NullMarked;
