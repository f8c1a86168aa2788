package com.onelastai.chat.answer;

import com.onelastai.chat.agent.Agent;
import com.onelastai.chat.agent.Agents;
import com.onelastai.chat.conversation.Conversation;
import com.onelastai.chat.conversation.Conversations;
import com.onelastai.chat.conversation.Message;
import com.onelastai.chat.model.Cancellation;
import com.onelastai.chat.owner.Owner;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Has the model begin an answer. Where it does not, nothing is stored. */
@Component
class AnswerOpening {

  private final Conversations conversations;
  private final Agents agents;
  private final SystemPrompt systemPrompt;
  private final PromptedModel model;
  private final RunningAnswers runningAnswers;

  AnswerOpening(
      Conversations conversations,
      Agents agents,
      SystemPrompt systemPrompt,
      PromptedModel model,
      RunningAnswers runningAnswers) {
    this.conversations = conversations;
    this.agents = agents;
    this.systemPrompt = systemPrompt;
    this.model = model;
    this.runningAnswers = runningAnswers;
  }

  OpenAnswer open(Asked asked) {
    return asked.conversationId() == null ? begin(asked) : goOn(asked, asked.conversationId());
  }

  /** Stores the new conversation only once the model has begun. */
  private OpenAnswer begin(Asked asked) {
    if (asked.agentId() == null) {
      throw invalidAgent("not_null", "must be there, unless there is a conversation");
    }
    Owner owner = asked.owner();
    String question = Objects.requireNonNull(asked.question());
    Agent agent = agents.admit(asked.agentId(), owner);
    String system = systemPrompt.of(agent, owner.userId());
    Cancellation cancellation = new Cancellation();
    PromptedModel.Begun model =
        this.model.begin(
            new Dialogue(system, limit -> List.of(), question, asked.field()), cancellation);
    try {
      Conversation started = conversations.start(owner, agent.id(), agent.name());
      Conversation begun = conversations.begin(started.id(), owner, question, Asked.LEAF);
      return new OpenAnswer(
          runningAnswers.add(begun, cancellation), model.answer(), model.prompt());
    } catch (RuntimeException notStored) {
      model.answer().close();
      throw notStored;
    }
  }

  private OpenAnswer goOn(Asked asked, String conversationId) {
    Conversation begun =
        conversations.begin(conversationId, asked.owner(), asked.question(), asked.parent());
    RunningAnswer running = runningAnswers.add(begun, new Cancellation());
    try {
      PromptedModel.Begun model = this.model.begin(dialogue(asked, begun), running.cancellation());
      return new OpenAnswer(running, model.answer(), model.prompt());
    } catch (RuntimeException refused) {
      runningAnswers.remove(running);
      conversations.abandon(begun);
      throw refused;
    }
  }

  private Dialogue dialogue(Asked asked, Conversation begun) {
    if (asked.agentId() != null && !asked.agentId().equals(begun.agentId())) {
      throw invalidAgent("other_agent", "is not the one of this conversation");
    }
    Agent agent = agents.admit(begun.agentId(), asked.owner());
    String system = systemPrompt.of(agent, begun.userId());
    if (asked.question() != null) {
      int before = Objects.requireNonNull(begun.answering()).parent();
      return new Dialogue(
          system,
          limit -> conversations.path(begun, before, limit),
          asked.question(),
          asked.field());
    }
    Message question = conversations.message(begun, asked.parent()).orElseThrow();
    return new Dialogue(
        system,
        limit -> conversations.path(begun, question.parent(), limit),
        question.content(),
        asked.field());
  }

  private static ApiException invalidAgent(String code, String detail) {
    return ApiException.invalid(List.of(new FieldProblem("agentId", code, detail)));
  }
}
