package com.onelastai.chat.answer;

import com.onelastai.chat.agent.Agent;
import com.onelastai.chat.agent.Agents;
import com.onelastai.chat.answer.AnswerRequests.AnswerRequest;
import com.onelastai.chat.answer.RunningAnswer.BrokenAnswerException;
import com.onelastai.chat.conversation.AnswerResult;
import com.onelastai.chat.conversation.AnswerResult.Status;
import com.onelastai.chat.conversation.Conversation;
import com.onelastai.chat.conversation.Conversations;
import com.onelastai.chat.conversation.Message;
import com.onelastai.chat.personalization.Personalizations;
import com.onelastai.model.Cancellation;
import com.onelastai.model.ModelAnswer;
import com.onelastai.model.ModelAnswer.ModelFailedException;
import com.onelastai.starter.limit.DailyQuota;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import com.onelastai.starter.visit.Owner;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Answers questions: checks the limits, asks the model, stores question and answer. */
@Service
class AnswerService {

  private final AnswerSlots slots;
  private final DailyQuota quota;
  private final Agents agents;
  private final Personalizations personalizations;
  private final Conversations conversations;
  private final PromptedModel model;
  private final RunningAnswers runningAnswers;
  private final Titles titles;

  AnswerService(
      AnswerSlots slots,
      DailyQuota quota,
      Agents agents,
      Personalizations personalizations,
      Conversations conversations,
      PromptedModel model,
      RunningAnswers runningAnswers,
      Titles titles) {
    this.slots = slots;
    this.quota = quota;
    this.agents = agents;
    this.personalizations = personalizations;
    this.conversations = conversations;
    this.model = model;
    this.runningAnswers = runningAnswers;
    this.titles = titles;
  }

  /** Receives an answer while it is made. */
  interface Listener {

    /** For callers that need only the complete answer. */
    Listener NONE =
        new Listener() {
          @Override
          public void started(RunningAnswer answer) {}

          @Override
          public void piece(String text, int length) {}

          @Override
          public void alive() {}
        };

    /** The model has begun to answer. */
    void started(RunningAnswer answer);

    /**
     * @param length of the answer including this piece
     */
    void piece(String text, int length);

    /** The model is working, but has no text yet. */
    void alive();
  }

  private record Opened(RunningAnswer running, PromptedModel.Begun model) {}

  /**
   * Makes an answer on the caller's thread, to its end even if the listener's client disconnects.
   *
   * @throws BrokenAnswerException if the model fails in the middle; the part is stored
   * @throws NoAnswerException if the model ends without a text; nothing is stored
   * @throws ApiException if the request is refused; then nothing is stored
   */
  AnswerView answer(AnswerRequest request, Listener listener) {
    long since = System.nanoTime();
    try (AnswerSlots.Slot _ = slots.take(request.owner().key())) {
      DailyQuota.Counted counted = quota.count(request.owner());
      Opened opened = open(request, counted);
      try (ModelAnswer _ = opened.model().answer()) {
        return store(request, opened, read(opened, listener, since), counted);
      } finally {
        runningAnswers.remove(opened.running());
      }
    }
  }

  /** Only answers that have begun count towards the daily limit. */
  private Opened open(AnswerRequest request, DailyQuota.Counted counted) {
    try {
      return request.conversationId() == null
          ? startConversation(request)
          : continueConversation(request, request.conversationId());
    } catch (RuntimeException refused) {
      counted.release();
      throw refused;
    }
  }

  private static AnswerResult read(Opened opened, Listener listener, long since) {
    listener.started(opened.running());
    String before = opened.running().text();
    if (!before.isEmpty()) {
      listener.piece(before, before.length());
    }
    return opened.running().read(opened.model(), listener, since);
  }

  /** The conversation is stored only once the model has begun, so a refusal leaves no trace. */
  private Opened startConversation(AnswerRequest request) {
    if (request.agentId() == null) {
      throw invalidAgent("not_null", "must not be null without a conversationId");
    }
    Owner owner = request.owner();
    String question = Objects.requireNonNull(request.question());
    Agent agent = agents.admit(request.agentId(), owner);
    Cancellation cancellation = new Cancellation();
    PromptedModel.Begun begun =
        model.begin(
            systemPrompt(agent, owner.userId()),
            limit -> List.of(),
            question,
            null,
            request.field(),
            cancellation);
    try {
      Conversation started = conversations.start(owner, agent.id(), agent.name());
      Conversation answering =
          conversations.begin(started.id(), owner, question, AnswerRequest.LEAF);
      return new Opened(runningAnswers.add(answering, cancellation, null), begun);
    } catch (RuntimeException notStored) {
      begun.answer().close();
      throw notStored;
    }
  }

  private Opened continueConversation(AnswerRequest request, String conversationId) {
    Conversation answering =
        conversations.begin(conversationId, request.owner(), request.question(), request.parent());
    RunningAnswer running = runningAnswers.add(answering, new Cancellation(), request.continued());
    try {
      return new Opened(running, begin(request, answering, running.cancellation()));
    } catch (RuntimeException refused) {
      runningAnswers.remove(running);
      conversations.abandon(answering);
      throw refused;
    }
  }

  private PromptedModel.Begun begin(
      AnswerRequest request, Conversation answering, Cancellation cancellation) {
    if (request.agentId() != null && !request.agentId().equals(answering.agentId())) {
      throw invalidAgent("other_agent", "must be the conversation's agent");
    }
    Agent agent = agents.admit(answering.agentId(), request.owner());
    String question = request.question();
    int parent = Objects.requireNonNull(answering.answering()).parent();
    if (question == null) {
      Message stored = conversations.message(answering, request.parent()).orElseThrow();
      question = stored.content();
      parent = stored.parent();
    }
    int last = parent;
    return model.begin(
        systemPrompt(agent, answering.userId()),
        limit -> conversations.path(answering, last, limit),
        question,
        request.continued(),
        request.field(),
        cancellation);
  }

  /** The agent's prompt and how this user wants it to speak. */
  private String systemPrompt(Agent agent, @Nullable String userId) {
    List<String> instructions =
        userId == null
            ? List.of()
            : personalizations
                .find(userId, agent.id())
                .map(personalization -> personalization.instructions())
                .orElse(List.of());
    return instructions.isEmpty()
        ? agent.systemPrompt()
        : agent.systemPrompt() + "\n" + String.join("\n", instructions);
  }

  private AnswerView store(
      AnswerRequest request, Opened opened, AnswerResult result, DailyQuota.Counted counted) {
    Conversation begun = opened.running().begun();
    if (opened.running().hasNothingToStore(result)) {
      conversations.discard(begun, request.conversationId() == null);
      counted.release();
      throw NoAnswerException.of(opened.running().failure(), result.finishReason());
    }
    Message message = conversations.finish(begun, result);
    AnswerView view = AnswerView.of(begun.id(), message);
    ModelFailedException failure = opened.running().failure();
    if (failure != null) {
      throw new BrokenAnswerException(failure, view);
    }
    model.learn(opened.model().prompt(), result.promptTokens());
    if (begun.title() == null && result.status() == Status.COMPLETE) {
      titles.makeFor(begun.id(), opened.model().question(), message.content());
    }
    return view;
  }

  private static ApiException invalidAgent(String code, String detail) {
    return ApiException.invalid(List.of(new FieldProblem("agentId", code, detail)));
  }
}
