package com.onelastai.local.model;

/**
 * What the model reads: the messages in its template.
 *
 * @param tokens by the model's own tokenizer
 */
record Prompt(String text, int tokens) {}
