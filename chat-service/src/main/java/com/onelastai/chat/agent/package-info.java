/**
 * The agents that users talk to: the platform's, which are files, and those that users create.
 *
 * <p>A new agent of the platform is one file {@code agents/<id>.yml}. Files are checked at start,
 * served from memory, and copied to the collection {@code agents}. Demos and agents to explore with
 * are free, and so is one agent of each other category.
 */
@NullMarked
package com.onelastai.chat.agent;

import org.jspecify.annotations.NullMarked;
