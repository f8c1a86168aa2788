/**
 * The adapter to language models. Services know only {@link com.onelastai.model.ChatModel}; behind
 * it is any server with OpenAI's chat completions, by the settings of {@code model.yml}.
 */
@NullMarked
package com.onelastai.model;

import org.jspecify.annotations.NullMarked;
