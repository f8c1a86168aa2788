/**
 * The way to a language model: {@link com.onelastai.chat.model.ChatModel} is what the rest of the
 * service knows, any server that speaks OpenAI's chat completions is what stands behind it.
 */
@NullMarked
package com.onelastai.chat.model;

import org.jspecify.annotations.NullMarked;
