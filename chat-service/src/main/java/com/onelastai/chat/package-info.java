/**
 * Agents and the conversations that people have with them. {@code conversation} keeps what was
 * said, {@code answer} has the model say more, {@code model} reaches the model's servers, {@code
 * agent} knows who can be talked to; the rest reads or follows what these keep.
 */
@NullMarked
package com.onelastai.chat;

import org.jspecify.annotations.NullMarked;
