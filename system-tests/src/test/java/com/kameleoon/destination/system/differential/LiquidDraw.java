package com.kameleoon.destination.system.differential;

/// Makes templates of `@liquid`: outputs, tags and filters, some of them malformed.
record LiquidDraw(Draw draw, LiquidValueDraw values) {
  String template() {
    StringBuilder template = new StringBuilder();
    int parts = 1 + draw.below(3);
    for (int i = 0; i < parts; i++) {
      template.append(part(2));
    }
    return draw.oneIn(30) ? spoilt(template.toString()) : template.toString();
  }

  private String part(int depth) {
    return switch (draw.below(depth <= 0 ? 4 : 7)) {
      case 0 -> draw.of("text ", " ", "\n", "a", "}}", "}", "{", "%}");
      case 4 -> tag(depth);
      case 5 -> condition(depth);
      default -> output();
    };
  }

  private String output() {
    return draw.of("{{ ", "{{", "{{- ") + values.filtered() + draw.of(" }}", "}}", " -}}");
  }

  private String condition(int depth) {
    String name = draw.of("if", "if", "unless");
    StringBuilder tag =
        new StringBuilder(
            open(name + " " + (draw.oneIn(3) ? values.operand() : values.comparison())));
    tag.append(part(depth - 1));
    if (draw.oneIn(3)) {
      tag.append(open("elsif " + values.comparison())).append(part(depth - 1));
    }
    if (draw.oneIn(2)) {
      tag.append(open("else")).append(part(depth - 1));
    }
    return tag.append(draw.oneIn(40) ? "" : open("end" + name)).toString();
  }

  private String tag(int depth) {
    return switch (draw.below(12)) {
      case 0, 1, 2 -> open("assign x = " + values.filtered()) + "{{ x }}";
      case 3, 4 ->
          open("capture c") + part(depth - 1) + open("endcapture") + "{{ c | size }}{{ c }}";
      case 5 -> open("comment") + part(depth - 1) + open("endcomment");
      case 6 -> open("raw") + draw.of("{{ event }}", "{% if %}", "x ") + open("endraw");
      case 7 -> open("echo " + values.filtered());
      case 8 -> open("increment k") + open(draw.of("increment k", "decrement k", "decrement z"));
      case 9 ->
          open("cycle 'a', 'b'")
              + open(draw.of("cycle 'a', 'b'", "cycle g: 'a', 'b'", "cycle x, 'b'"));
      case 10 -> "{% liquid\nassign y = " + values.operand() + "\necho y | append: '!'\n%}";
      default ->
          draw.of(
              "{% # note %}",
              "{% break %}",
              "{% continue %}",
              "{% for i in properties.products %}{{ i.id }}{% endfor %}",
              "{% case event %}{% endcase %}",
              "{% nope %}",
              "{% render 'x' %}",
              "{% block b %}in{% endblock %}");
    };
  }

  private String open(String tag) {
    return draw.of("{% ", "{%", "{%- ") + tag + draw.of(" %}", "%}", " -%}");
  }

  private String spoilt(String text) {
    int at = draw.below(text.length() + 1);
    String rubbish =
        draw.of("{{", "}}", "{%", "%}", "'", "|", "\"", "[", ":", "$", "{% endif %}", "{% else %}");
    return draw.oneIn(2)
        ? text.substring(0, at) + rubbish + text.substring(at)
        : text.substring(0, at) + text.substring(Math.min(text.length(), at + 1 + draw.below(4)));
  }
}
