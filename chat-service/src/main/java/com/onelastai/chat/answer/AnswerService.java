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
import com.onelastai.chat.limit.Quotas;
import com.onelastai.chat.model.Cancellation;
import com.onelastai.chat.model.ModelAnswer;
import com.onelastai.chat.model.ModelAnswer.ModelFailedException;
import com.onelastai.chat.owner.Owner;
import com.onelastai.chat.personalization.Personalizations;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Answers questions: checks the limits, asks the model, stores question and answer. */
@Service
class AnswerService {

  private final AnswerSlots slots;
  private final Quotas quotas;
  private final Agents agents;
  private final Personalizations personalizations;
  private final Conversations conversations;
  private final PromptedModel model;
  private final RunningAnswers runningAnswers;
  private final Titles titles;

  AnswerService(
      AnswerSlots slots,
      Quotas quotas,
      Agents agents,
      Personalizations personalizations,
      Conversations conversations,
      PromptedModel model,
      RunningAnswers runningAnswers,
      Titles titles) {
    this.slots = slots;
    this.quotas = quotas;
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
        };

    /** The model has begun to answer. */
    void started(RunningAnswer answer);

    /**
     * @param length of the answer including this piece
     */
    void piece(String text, int length);
  }

  private record Opened(RunningAnswer running, PromptedModel.Begun model) {}

  /**
   * Makes an answer on the caller's thread, to its end even if the listener's client disconnects.
   *
   * @throws BrokenAnswerException if the model fails in the middle; the part is stored
   * @throws ApiException if the request is refused; then nothing is stored
   */
  AnswerView answer(AnswerRequest request, Listener listener) {
    long since = System.nanoTime();
    try (AnswerSlots.Slot _ = slots.take(request.owner().key())) {
      Opened opened = count(request);
      try (ModelAnswer _ = opened.model().answer()) {
        listener.started(opened.running());
        AnswerResult result = opened.running().read(opened.model(), listener, since);
        return store(opened, result);
      } finally {
        runningAnswers.remove(opened.running());
      }
    }
  }

  /** Only answers that have begun count towards the daily limit. */
  private Opened count(AnswerRequest request) {
    Quotas.Counted counted = quotas.count(request.owner());
    try {
      return request.conversationId() == null
          ? startConversation(request)
          : continueConversation(request, request.conversationId());
    } catch (RuntimeException refused) {
      counted.release();
      throw refused;
    }
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
            request.field(),
            cancellation);
    try {
      Conversation started = conversations.start(owner, agent.id(), agent.name());
      Conversation answering =
          conversations.begin(started.id(), owner, question, AnswerRequest.LEAF);
      return new Opened(runningAnswers.add(answering, cancellation), begun);
    } catch (RuntimeException notStored) {
      begun.answer().close();
      throw notStored;
    }
  }

  private Opened continueConversation(AnswerRequest request, String conversationId) {
    Conversation answering =
        conversations.begin(conversationId, request.owner(), request.question(), request.parent());
    RunningAnswer running = runningAnswers.add(answering, new Cancellation());
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

  private AnswerView store(Opened opened, AnswerResult result) {
    Conversation begun = opened.running().begun();
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
