-- What a person does in Neovim, as a script: open, edit, correct, rename.  Prints one line a step.
local folder, command = vim.env.FACTCHECK_FOLDER, vim.env.FACTCHECK_COMMAND

local function say(...) io.stdout:write(table.concat({ ... }, "\t") .. "\n") end

local function start(buffer)
  vim.api.nvim_set_current_buf(buffer)
  local id = vim.lsp.start_client({ name = "factcheck", cmd = { command, "lsp" }, root_dir = folder })
  vim.lsp.buf_attach_client(buffer, id)
  assert(vim.wait(60000, function() return vim.lsp.get_client_by_id(id).initialized end, 20), "the server did not start")
  return vim.lsp.get_client_by_id(id)
end

local function open(name)
  vim.cmd("edit " .. folder .. "/" .. name)
  return vim.api.nvim_get_current_buf()
end

local function shown(buffer)
  local found = {}
  for _, one in ipairs(vim.diagnostic.get(buffer)) do
    local line = vim.api.nvim_buf_get_lines(buffer, one.lnum, one.lnum + 1, false)[1]
    table.insert(found, line:sub(one.col + 1, one.end_col))
  end
  return table.concat(found, " ")
end

local function await(buffer, wanted)
  local held = vim.wait(60000, function() return shown(buffer) == wanted end, 50)
  assert(held, "shown: " .. shown(buffer) .. ", not " .. wanted)
end

local function ask(client, buffer, method, params)
  local answer = client.request_sync(method, params, 60000, buffer)
  assert(answer and not answer.err, vim.inspect(answer))
  return answer.result
end

local function run()
  local story = open("story.txt")
  local client = start(story)
  await(story, "25% 12%")
  say("opened", shown(story))

  vim.api.nvim_buf_set_lines(story, 0, 0, false, { "Vé tàu 😀 Tết" })
  vim.api.nvim_buf_set_text(story, 1, 0, 1, 0, { "🎟️🎟️ " })
  vim.wait(1500, function() return false end)
  await(story, "25% 12%")
  say("moved", tostring(vim.diagnostic.get(story)[1].lnum))

  local text = vim.api.nvim_buf_get_lines(story, 1, 2, false)[1]
  vim.api.nvim_win_set_cursor(0, { 2, text:find("25%%") - 1 })
  local params = vim.lsp.util.make_range_params()
  params.context = { diagnostics = {} }
  local actions = ask(client, story, "textDocument/codeAction", params)
  vim.lsp.util.apply_workspace_edit(actions[1].edit, client.offset_encoding)
  await(story, "12%")
  say("corrected", vim.api.nvim_buf_get_lines(story, 1, 2, false)[1])

  local claims = open("claims.toml")
  vim.lsp.buf_attach_client(claims, client.id)
  vim.wait(500, function() return false end)
  for number, line in ipairs(vim.api.nvim_buf_get_lines(claims, 0, -1, false)) do
    local at = line:find("trẻ_em: ")
    if at then vim.api.nvim_win_set_cursor(0, { number, at }) end
  end
  local rename = vim.lsp.util.make_position_params()
  rename.newName = "thiếu_nhi"
  vim.lsp.util.apply_workspace_edit(ask(client, claims, "textDocument/rename", rename), client.offset_encoding)
  say("renamed", table.concat(vim.api.nvim_buf_get_lines(claims, 4, 7, false), "\t"))

  local place = ask(client, claims, "textDocument/definition", vim.lsp.util.make_position_params())
  say("definition", (place[1].uri or ""):match("[^/]*$"))
end

local sound, reason = pcall(run)
if not sound then say("failed", tostring(reason)) end
vim.cmd("qa!")
