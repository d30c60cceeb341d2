// Starts the one-file app: unpacks the WebAssembly that lies in the page.
// A classic script, because file:// pages may not load modules.
(function () {
  "use strict";
  if (typeof WebAssembly !== "object") return; // The page says so already.
  wasm_bindgen({ module_or_path: unpacked("app-wasm") });
  // The app asks for an engine's WebAssembly, or for the sample, when it first needs it.
  window.goalsheetUnpack = unpacked;

  function unpacked(id) {
    var bytes = decoded(document.getElementById(id).textContent);
    // A kiosk's pages that a browser wrote which cannot compress.
    if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return new Response(bytes);
    var wasm = typeof DecompressionStream === "function"
      ? new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))
      : inflate(bytes);
    return new Response(wasm, { headers: { "Content-Type": "application/wasm" } });
  }

  // Browsers from before 2025 have no fromBase64, which is quicker.
  function decoded(text) {
    if (typeof Uint8Array.fromBase64 === "function") return Uint8Array.fromBase64(text);
    var packed = atob(text);
    var bytes = new Uint8Array(packed.length);
    for (var at = 0; at < packed.length; at++) bytes[at] = packed.charCodeAt(at);
    return bytes;
  }

  // Browsers from before 2023 have no DecompressionStream: RFC 1951 by hand.
  function inflate(gzip) {
    var BASE = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
    var FAR = [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577];
    var ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
    var view = new DataView(gzip.buffer);
    var out = new Uint8Array(view.getUint32(gzip.length - 4, true));
    // The header that our build writes is always ten bytes long.
    var at = 10, bit = 0, end = 0, last;

    function bits(count) {
      var value = 0;
      for (var i = 0; i < count; i++) {
        value |= ((gzip[at] >> bit) & 1) << i;
        if (++bit === 8) { bit = 0; at++; }
      }
      return value;
    }
    function table(lengths) {
      var counts = new Uint16Array(16), offsets = new Uint16Array(16), symbols = [];
      lengths.forEach(function (length) { if (length) counts[length]++; });
      for (var i = 1; i < 15; i++) offsets[i + 1] = offsets[i] + counts[i];
      lengths.forEach(function (length, symbol) { if (length) symbols[offsets[length]++] = symbol; });
      return { counts: counts, symbols: symbols };
    }
    function symbol(table) {
      for (var length = 1, code = 0, first = 0, index = 0; length < 16; length++) {
        code |= bits(1);
        var count = table.counts[length];
        if (code - first < count) return table.symbols[index + code - first];
        index += count;
        first = (first + count) << 1;
        code <<= 1;
      }
      throw new Error("broken data in the file");
    }
    function fixed(runs) {
      return table([].concat.apply([], runs.map(function (run) { return new Array(run[0]).fill(run[1]); })));
    }
    function tables() {
      var literals = bits(5) + 257, distances = bits(5) + 1, codes = bits(4) + 4;
      var lengths = new Array(19).fill(0), all = [];
      for (var i = 0; i < codes; i++) lengths[ORDER[i]] = bits(3);
      var code = table(lengths);
      while (all.length < literals + distances) {
        var next = symbol(code);
        var times = next < 16 ? 1 : next === 16 ? 3 + bits(2) : next === 17 ? 3 + bits(3) : 11 + bits(7);
        var length = next < 16 ? next : next === 16 ? all[all.length - 1] : 0;
        while (times--) all.push(length);
      }
      return [table(all.slice(0, literals)), table(all.slice(literals))];
    }
    do {
      last = bits(1);
      var kind = bits(2);
      if (kind === 0) {
        if (bit) { bit = 0; at++; }
        var length = view.getUint16(at, true);
        out.set(gzip.subarray(at + 4, at + 4 + length), end);
        at += 4 + length;
        end += length;
        continue;
      }
      var pair = kind === 1 ? [fixed([[144, 8], [112, 9], [24, 7], [8, 8]]), fixed([[30, 5]])] : tables();
      for (var next; (next = symbol(pair[0])) !== 256;) {
        if (next < 256) { out[end++] = next; continue; }
        var run = BASE[next - 257] + bits(next < 265 || next === 285 ? 0 : (next - 261) >> 2);
        var far = symbol(pair[1]);
        var from = end - FAR[far] - bits(far < 4 ? 0 : (far - 2) >> 1);
        while (run--) out[end++] = out[from++];
      }
    } while (!last);
    return out;
  }
})();
