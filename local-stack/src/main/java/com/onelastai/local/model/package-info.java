/**
 * A small language model in its own process, with OpenAI's API of chat completions.
 *
 * <p>{@link com.onelastai.local.model.ModelServer} reads a request, {@link
 * com.onelastai.local.model.ModelApi} checks it and counts its tokens, one of the {@link
 * com.onelastai.local.model.Slots} starts it, and then the headers and the first chunk are sent.
 * {@link com.onelastai.local.model.LanguageModel} is llama.cpp, native code: if it crashes, only
 * this process ends.
 */
@NullMarked
package com.onelastai.local.model;

import org.jspecify.annotations.NullMarked;
