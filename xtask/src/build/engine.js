// Around wasm-bindgen's JavaScript of an engine. The port is the worker itself, or one end of a channel where the page
// has to do without workers. First comes the WebAssembly, as an address or as bytes; it is answered with "" when all is
// ready. Then comes a message at a time. Words in answer to it say that all has broken down; a pair of numbers, how far
// it is and of how much.
function goalsheet_engine___ENGINE__(port) {
  "use strict";
  __BINDGEN__
  var isReady = false;
  function say(words) {
    port.postMessage(words);
  }
  // The engine calls it by this name.
  function goalsheetProgress(done, all) {
    port.postMessage([done, all]);
  }
  function fail(error) {
    say(String(error) || "?");
  }
  port.onmessage = function (event) {
    if (!isReady) {
      wasm_bindgen({ module_or_path: event.data }).then(function () {
        isReady = true;
        say("");
      }).catch(fail);
      return;
    }
    try {
      var answer = wasm_bindgen.answer(event.data);
      port.postMessage(answer, [answer.buffer]);
    } catch (error) {
      fail(error);
    }
  };
}
if (typeof document === "undefined") goalsheet_engine___ENGINE__(self);
