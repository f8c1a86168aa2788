package com.onelastai.chat.answer;

/** Follows an answer while it is made. */
interface AnswerListener {

  /** One that waits for the whole. */
  AnswerListener PATIENT =
      new AnswerListener() {
        @Override
        public void started(RunningAnswer answer) {}

        @Override
        public void piece(String text, int length) {}
      };

  /** The model has begun. */
  void started(RunningAnswer answer);

  /**
   * @param length of the answer with this piece
   */
  void piece(String text, int length);
}
