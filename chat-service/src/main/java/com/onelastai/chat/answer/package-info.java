/** Answers of agents: builds the prompt, streams the answer and stores it. */
@NullMarked
package com.onelastai.chat.answer;

import org.jspecify.annotations.NullMarked;
