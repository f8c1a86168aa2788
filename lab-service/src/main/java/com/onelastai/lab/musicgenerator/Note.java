package com.onelastai.lab.musicgenerator;

/**
 * A note; start and length are in steps.
 *
 * @param pitch of MIDI; in the drums' part, the drum
 */
record Note(int start, int length, int pitch, int velocity) {

  int end() {
    return start + length;
  }
}
