package com.onelastai.lab.storyweaver;

import java.util.List;
import java.util.Map;

/** Sentences that fit any genre; {@code common.yml} says what they are for. */
record CommonWords(
    List<String> adjectives,
    List<String> smallWords,
    Map<Trait.Form, List<String>> traits,
    List<String> meetings,
    List<String> arrivals,
    List<String> memories,
    List<String> soloMemories,
    List<String> travels,
    List<String> partings,
    List<String> reunions,
    List<String> events,
    List<String> furtherEvents,
    List<String> reactions,
    List<String> soloReactions,
    Map<Trait.Form, List<String>> traitReactions,
    List<String> rests,
    List<String> lookingBack,
    List<String> restTitles,
    List<String> finds,
    List<String> uses,
    List<String> conclusions,
    List<String> soloConclusions) {}
