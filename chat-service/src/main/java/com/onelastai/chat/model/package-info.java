/**
 * The adapter to language models. The rest of the service knows only {@link
 * com.onelastai.chat.model.ChatModel}; behind it is any server with OpenAI's chat completions.
 */
@NullMarked
package com.onelastai.chat.model;

import org.jspecify.annotations.NullMarked;
