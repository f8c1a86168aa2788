/**
 * A small language model as a process of its own, which speaks the wire format of OpenAI's chat
 * completions.
 *
 * <p>{@link com.onelastai.local.model.ModelServer} takes a request, {@link
 * com.onelastai.local.model.CompletionHandler} checks it and counts its prompt, one of the {@link
 * com.onelastai.local.model.Slots} takes it on, and then the head and the first chunk are sent.
 * {@link com.onelastai.local.model.LanguageModel} is llama.cpp, native code: if it crashes, only
 * this process ends.
 */
@NullMarked
package com.onelastai.local.model;

import org.jspecify.annotations.NullMarked;
