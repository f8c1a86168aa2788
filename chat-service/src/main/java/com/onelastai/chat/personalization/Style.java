package com.onelastai.chat.personalization;

/** How an agent's answers are to read. */
enum Style {
  FRIENDLY("Be warm and friendly, as to a good acquaintance."),
  FORMAL("Be formal and polite. Use no slang and no jokes."),
  CONCISE("Be brief. Answer in at most three sentences unless more is asked for."),
  DETAILED("Be thorough. Explain the reasons and give an example."),
  PLAYFUL("Be playful. Use light humour and vivid pictures."),
  ENCOURAGING("Be encouraging. Name what goes well and the next small step.");

  private final String instruction;

  Style(String instruction) {
    this.instruction = instruction;
  }

  String instruction() {
    return instruction;
  }
}
