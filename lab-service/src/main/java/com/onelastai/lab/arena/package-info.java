/**
 * Contests of words: two speakers take turns on a topic, and the language model says who was
 * better. It is asked twice, with either speaker first, because models tend to favour a position.
 */
@NullMarked
package com.onelastai.lab.arena;

import org.jspecify.annotations.NullMarked;
