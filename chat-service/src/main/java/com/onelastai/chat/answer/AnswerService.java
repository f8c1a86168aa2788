package com.onelastai.chat.answer;

import com.onelastai.chat.conversation.Answered;
import com.onelastai.chat.conversation.Conversation;
import com.onelastai.chat.conversation.Conversations;
import com.onelastai.chat.conversation.Message;
import com.onelastai.chat.limit.Quotas;
import com.onelastai.chat.model.ModelAnswer;
import com.onelastai.chat.model.ModelFailedException;
import com.onelastai.starter.problem.ApiException;
import org.springframework.stereotype.Service;

/** Has questions answered, and the answers stored. */
@Service
class AnswerService {

  private final AnswerSlots slots;
  private final Quotas quotas;
  private final AnswerOpening opening;
  private final RunningAnswers runningAnswers;
  private final Conversations conversations;
  private final TokenRatio ratio;
  private final Titles titles;

  AnswerService(
      AnswerSlots slots,
      Quotas quotas,
      AnswerOpening opening,
      RunningAnswers runningAnswers,
      Conversations conversations,
      TokenRatio ratio,
      Titles titles) {
    this.slots = slots;
    this.quotas = quotas;
    this.opening = opening;
    this.runningAnswers = runningAnswers;
    this.conversations = conversations;
    this.ratio = ratio;
    this.titles = titles;
  }

  /**
   * Makes an answer on the thread that calls. It is finished whether or not anybody listens.
   *
   * @throws BrokenAnswerException if the model broke off
   * @throws ApiException if it is refused; then nothing is stored
   */
  AnswerView answer(Asked asked, AnswerListener listener) {
    long since = System.nanoTime();
    try (AnswerSlots.Slot slot = slots.take(asked.owner().key())) {
      OpenAnswer open = open(asked);
      try (ModelAnswer model = open.model()) {
        listener.started(open.running());
        AnswerReading reading = new AnswerReading(open, since);
        reading.toEnd(listener);
        return store(open, reading);
      } finally {
        runningAnswers.remove(open.running());
      }
    }
  }

  private OpenAnswer open(Asked asked) {
    Quotas.Counted counted = quotas.count(asked.owner());
    try {
      return opening.open(asked);
    } catch (RuntimeException refused) {
      counted.giveBack();
      throw refused;
    }
  }

  private AnswerView store(OpenAnswer open, AnswerReading reading) {
    Conversation begun = open.running().begun();
    Answered answered = reading.answered();
    Message message = conversations.finish(begun, answered);
    AnswerView view = AnswerView.of(begun.id(), message);
    ModelFailedException failure = reading.failure();
    if (failure != null) {
      throw new BrokenAnswerException(failure, view);
    }
    if (answered.promptTokens() != null) {
      ratio.learn(open.prompt(), answered.promptTokens());
    }
    if (begun.title() == null && answered.status().equals(Answered.COMPLETE)) {
      titles.makeFor(begun.id(), open.prompt().messages().getLast().content(), message.content());
    }
    return view;
  }
}
