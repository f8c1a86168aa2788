/**
 * Conversations of people with agents. {@code conversation} stores messages, {@code answer} makes
 * answers, {@code model} calls the language models and {@code agent} manages the agents; the other
 * packages build on these.
 */
@NullMarked
package com.onelastai.chat;

import org.jspecify.annotations.NullMarked;
