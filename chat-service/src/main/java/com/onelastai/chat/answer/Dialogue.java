package com.onelastai.chat.answer;

import com.onelastai.chat.conversation.Message;
import com.onelastai.chat.model.Prompt;
import com.onelastai.chat.model.PromptMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * What a model is to know of a conversation.
 *
 * @param history gives the latest messages before the question, at most so many, oldest first
 * @param field what the request calls the question
 */
record Dialogue(String system, IntFunction<List<Message>> history, String question, String field) {

  Prompt prompt(List<Message> kept, int maxTokens) {
    List<PromptMessage> messages = new ArrayList<>();
    messages.add(new PromptMessage("system", system));
    kept.forEach(message -> messages.add(new PromptMessage(message.role(), message.content())));
    messages.add(new PromptMessage(Message.USER, question));
    return new Prompt(messages, maxTokens);
  }
}
