/** Has an agent answer: builds the prompt, hands the answer on as it comes, and has it stored. */
@NullMarked
package com.onelastai.chat.answer;

import org.jspecify.annotations.NullMarked;
