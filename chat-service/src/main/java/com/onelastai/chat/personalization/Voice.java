package com.onelastai.chat.personalization;

/** The voice in which a page reads an agent's answers out. */
enum Voice {
  NEUTRAL,
  WARM,
  CALM,
  BRIGHT,
  DEEP
}
